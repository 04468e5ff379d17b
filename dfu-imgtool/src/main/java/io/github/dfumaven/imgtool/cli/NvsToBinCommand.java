// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsOptions;
import io.github.dfumaven.nvs.NvsValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool nvs to-bin}: a partition of the values of CSV files. */
@Command(name = "to-bin", description = "Compiles CSV files of values to a partition.")
final class NvsToBinCommand extends ToolCommand {

    @Mixin
    NvsKeyOption key;

    @Parameters(
            paramLabel = "IN.csv",
            arity = "1..*",
            description = "The values; a namespace goes on from file to file. - for standard input.")
    List<String> in;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write. Default: standard output.")
    String output = Streams.STANDARD;

    @Option(
            names = "--size",
            required = true,
            paramLabel = "SIZE",
            description = "Size of the partition, as in the partition table: a multiple of 4096.")
    String size;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "Version of the format, 1 or 2. With 1, a blob lies in one page. Default: 2.")
    String version = "2";

    @Override
    public Integer call() throws IOException {
        var options = NvsOptions.ofSize(size).version(version).key(key.file()).build();
        var files = new ArrayList<NvsFile>();
        for (var word : in) {
            files.add(
                    word.equals(Streams.STANDARD)
                            ? new NvsFile("standard input", Path.of(""), Streams.read(word))
                            : NvsFile.read(Path.of(word)));
        }
        var values = NvsValues.read(files);
        var partition = values.compile(options);
        Tool.warn(line(), values.warnings(options));
        Streams.write(output, partition);
        return ExitCode.DONE;
    }
}
