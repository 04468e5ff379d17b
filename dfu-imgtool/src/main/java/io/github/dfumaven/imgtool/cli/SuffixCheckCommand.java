// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool suffix check}: shows the suffix of a DFU file. */
@Command(name = "check", description = "Shows the suffix of a DFU file; exit 0 if it is sound, 1 if it is not there.")
final class SuffixCheckCommand extends ToolCommand {

    @Parameters(paramLabel = "FILE", description = "The file to look at, - for standard input.")
    String file;

    @Override
    public Integer call() throws IOException {
        try {
            var suffix = DfuFile.parse(Streams.read(file)).suffix();
            var out = out();
            out.printf(Locale.ROOT, "%s: sound DFU suffix%n", file);
            out.printf(Locale.ROOT, "  vendor   0x%04x%n", suffix.idVendor());
            out.printf(Locale.ROOT, "  product  0x%04x%n", suffix.idProduct());
            out.printf(Locale.ROOT, "  device   0x%04x%n", suffix.bcdDevice());
            out.printf(Locale.ROOT, "  DFU      0x%04x%n", suffix.bcdDfu());
            out.printf(Locale.ROOT, "  length   %d%n", suffix.length());
            out.printf(Locale.ROOT, "  CRC      0x%08x%n", suffix.crc());
            return ExitCode.DONE;
        } catch (FormatException e) {
            throw e.in(file);
        }
    }
}
