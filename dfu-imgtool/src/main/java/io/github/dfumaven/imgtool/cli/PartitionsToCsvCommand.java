// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.partition.PartitionCsv;
import io.github.dfumaven.partition.PartitionError;
import io.github.dfumaven.text.TextWidth;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dfu-imgtool partitions to-csv}: the form of a partition table that people read. */
@Command(name = "to-csv", description = "Writes a partition table as CSV.")
final class PartitionsToCsvCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private TableOptions table;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write. Default: standard output.")
    private String output = Streams.STANDARD;

    @Override
    public Integer call() throws IOException {
        var options = table.options();
        try {
            var csv = PartitionCsv.format(table.read(options), options.subtypes());
            if (output.equals(Streams.STANDARD)) {
                Printer.out(spec.commandLine()).lines(printable(csv));
            } else {
                Streams.write(output, csv);
            }
            return ExitCode.DONE;
        } catch (FormatException bad) {
            throw bad.in(table.in());
        }
    }

    /** Standard output shows every character or none: a name that it changed would be that of another partition. */
    private static String printable(Bytes csv) throws FormatException {
        var text = csv.toUtf8();
        var bad = text.lines().filter(line -> !TextWidth.isHarmless(line)).findFirst();
        if (bad.isPresent()) {
            throw PartitionError.PARTITION_BAD_NAME
                    .of("a name has characters that standard output does not show: %s", bad.get())
                    .withHint("Write the CSV into a file with {output}, or give the partition another name.");
        }
        return text;
    }
}
