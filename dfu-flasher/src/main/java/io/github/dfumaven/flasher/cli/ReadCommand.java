// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher read}: reads a range of a board's flash. */
@Command(
        name = "read",
        description =
                "Reads a range of the flash through the ROM of an ESP chip, at about 30 KiB/s. Experimental: it is"
                        + " not documented and was tried on simulated boards only. It writes nothing to flash. The ROM gives"
                        + " whole MiB, so what lies between the last MiB boundary and the address is read too.")
final class ReadCommand extends ToolCommand {

    @Mixin
    BoardSession session;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "0",
            description = "Where to begin in flash, for example 0x8000. Default: ${DEFAULT-VALUE}.")
    String address;

    @Option(
            names = {"-Z", "--size"},
            required = true,
            paramLabel = "BYTES",
            description = "How much to read, for example 4096 or 4MB; not more than the flash chip has.")
    String size;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file to appear, whole or not at all; replaced if it is there. - is standard output.")
    String output;

    @Override
    public Integer call() throws IOException {
        var range = FlashRange.of(Numbers.parse("address", address), Numbers.parse("size", size));
        var chosen = session.selection();
        return session.run(line(), (flasher, progress, cancellation) -> {
            err().println("Reading through the ROM is EXPERIMENTAL: compare what you get before you rely on it.");
            var read = flasher.readFlash(chosen, range, progress, cancellation);
            progress.close();
            Streams.write(output, read);
            Streams.summary(output, line())
                    .printf(Locale.ROOT, "%s: %d bytes from 0x%x%n", output, read.length(), range.address());
            return ExitCode.DONE;
        });
    }
}
