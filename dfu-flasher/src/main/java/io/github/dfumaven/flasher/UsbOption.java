// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.backend.BoardBus;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.Printer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that says where the boards are. */
final class UsbOption {

    @Option(
            names = "--usb",
            paramLabel = "BUS",
            defaultValue = "libusb",
            split = ",",
            description =
                    "Where the boards are: libusb (this machine), usbip://HOST[:PORT] (boards of other hosts, may be"
                            + " repeated) or sim[:TARGET[*COUNT]] (simulated). Default: ${DEFAULT-VALUE}.")
    private List<String> buses;

    @Option(
            names = "--sim-flash-file",
            paramLabel = "FILE",
            description = "Keeps the flash of a simulated board; its content is the flash before.")
    private @Nullable Path simFlashFile;

    /** Returns the bus as the user named it, several hosts joined by commas. */
    String text() {
        return String.join(",", buses);
    }

    BoardBus open(CommandLine line, SimulatedSetup setup) throws IOException {
        var usb = text();
        var opener = ((FlasherTool) line.getCommandSpec().root().userObject()).opener();
        var bus = opener.open(usb, setup.keptIn(Optional.ofNullable(simFlashFile)));
        if (bus.isSimulated()) {
            Printer.err(line).println("The boards are SIMULATED (--usb " + usb + "): no real board is touched.");
        }
        return bus;
    }
}
