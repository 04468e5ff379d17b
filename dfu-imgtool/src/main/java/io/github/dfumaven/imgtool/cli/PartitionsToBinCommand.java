// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.ToolCommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-imgtool partitions to-bin}: the binary form of a partition table. */
@Command(name = "to-bin", description = "Writes the binary form of a partition table.")
final class PartitionsToBinCommand extends ToolCommand {

    @Mixin
    TableOptions table;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write. Default: standard output.")
    String output = Streams.STANDARD;

    @Override
    public Integer call() throws IOException {
        Streams.write(output, table.read(table.options()).toBytes());
        return ExitCode.DONE;
    }
}
