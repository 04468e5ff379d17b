// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool suffix remove}: takes the suffix off a DFU file. */
@Command(name = "remove", description = "Takes the suffix off a DFU file.")
final class SuffixRemoveCommand extends ToolCommand {

    @Parameters(paramLabel = "FILE", description = "The file to change, - for standard input.")
    String file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write another file instead, - for standard output. Default: FILE itself.")
    @Nullable
    String output;

    @Override
    public Integer call() throws IOException {
        try {
            var payload = DfuFile.parse(Streams.read(file)).payload();
            Streams.write(output == null ? file : output, payload);
            return ExitCode.DONE;
        } catch (FormatException e) {
            throw e.in(file);
        }
    }
}
