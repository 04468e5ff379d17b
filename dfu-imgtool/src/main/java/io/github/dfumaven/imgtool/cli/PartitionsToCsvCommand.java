// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-imgtool partitions to-csv}: the form of a partition table that people read. */
@Command(name = "to-csv", description = "Writes a partition table as CSV.")
final class PartitionsToCsvCommand extends ToolCommand {

    @Mixin
    TableOptions table;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write. Default: standard output.")
    String output = Streams.STANDARD;

    @Override
    public Integer call() throws IOException {
        var options = table.options();
        try {
            var read = table.read(options);
            if (output.equals(Streams.STANDARD)) {
                out().lines(read.toPrintableCsv(options.subtypes()));
            } else {
                Streams.write(output, read.toCsv(options.subtypes()));
            }
            return ExitCode.DONE;
        } catch (FormatException bad) {
            throw bad.in(table.in());
        }
    }
}
