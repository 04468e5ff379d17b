// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.nvs.NvsPartition;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool nvs to-csv}: the values of a partition, as people write them. */
@Command(name = "to-csv", description = "Writes the values of a partition as CSV.")
final class NvsToCsvCommand extends ToolCommand {

    @Mixin
    NvsKeyOption key;

    @Parameters(paramLabel = "NVS", description = "The partition, - for standard input.")
    String in;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write. Default: standard output.")
    String output = Streams.STANDARD;

    @Override
    public Integer call() throws IOException {
        try {
            var partition = NvsPartition.parse(Streams.read(in), key.read());
            var csv = partition.toCsv();
            Tool.warn(
                    line(),
                    partition.problems(true).stream()
                            .filter(problem -> !problem.isError())
                            .map(problem -> problem.in(in))
                            .toList());
            if (output.equals(Streams.STANDARD)) {
                out().lines(partition.toPrintableCsv());
            } else {
                Streams.write(output, csv);
            }
            return ExitCode.DONE;
        } catch (FormatException bad) {
            throw bad.in(in);
        }
    }
}
