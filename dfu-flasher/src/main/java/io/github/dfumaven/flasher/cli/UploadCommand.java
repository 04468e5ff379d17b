// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher upload}: reads what a device gives. */
@Command(
        name = "upload",
        description =
                "Reads what a device gives by the upload request of DFU. Experimental for ESP chips, whose ROM gives"
                        + " 4 MiB of flash and only after a download in the same session: read does better there.")
final class UploadCommand extends ToolCommand {

    /** More memory than this is not behind any DFU interface that we know of. */
    private static final int MOST = 64 << 20;

    @Mixin
    BoardSession session;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file to appear, whole or not at all; replaced if it is there. - is standard output.")
    String output;

    @Option(
            names = {"-Z", "--size"},
            paramLabel = "BYTES",
            description = "Stop after so many bytes. Default: all that the device gives.")
    @Nullable
    String size;

    @Override
    public Integer call() throws IOException {
        var chosen = session.selection();
        int limit = limit();
        return session.run(line(), (flasher, progress, cancellation) -> {
            var read = flasher.upload(chosen, limit, progress, cancellation);
            progress.close();
            if (size == null && read.length() >= limit) {
                throw new DeviceException(
                        FlasherError.UPLOAD_TOO_LONG, "the device has not come to an end after " + limit + " bytes");
            }
            Streams.write(output, read);
            Streams.summary(output, line()).println(output + ": " + read.length() + " bytes");
            return ExitCode.DONE;
        });
    }

    private int limit() throws InvalidRequestException {
        return size == null ? MOST : Numbers.within("size", size, 1, MOST);
    }
}
