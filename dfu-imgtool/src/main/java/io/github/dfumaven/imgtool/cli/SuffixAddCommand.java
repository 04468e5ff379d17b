// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.SuffixRequestError;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool suffix add}: makes any file a DFU file. */
@Command(name = "add", description = "Puts a suffix behind a file that has none.")
final class SuffixAddCommand extends ToolCommand {

    @Parameters(paramLabel = "FILE", description = "The file to change, - for standard input.")
    String file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write another file instead, - for standard output. Default: FILE itself.")
    @Nullable
    String output;

    @Option(
            names = {"-v", "--vid"},
            paramLabel = "HEX",
            description = "Vendor id. Default: ffff, any.")
    String vid = "ffff";

    @Option(
            names = {"-p", "--pid"},
            paramLabel = "HEX",
            description = "Product id. Default: ffff, any.")
    String pid = "ffff";

    @Option(
            names = {"-d", "--did"},
            paramLabel = "HEX",
            description = "Release of the device. Default: ffff, any.")
    String did = "ffff";

    @Option(
            names = {"-S", "--spec"},
            paramLabel = "HEX",
            description = "Version of the file format: 100, or 11a for DfuSe. Default: ${DEFAULT-VALUE}.")
    String spec = "100";

    @Override
    public Integer call() throws IOException {
        try {
            var made = DfuFile.of(
                    Streams.read(file),
                    SuffixRequestError.parseId("vid", vid),
                    SuffixRequestError.parseId("pid", pid),
                    SuffixRequestError.parseId("did", did),
                    SuffixRequestError.parseId("spec", spec));
            Streams.write(output == null ? file : output, made.toBytes());
            return ExitCode.DONE;
        } catch (FormatException e) {
            throw e.in(file);
        }
    }
}
