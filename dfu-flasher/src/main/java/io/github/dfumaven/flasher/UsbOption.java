// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.boards.BoardBus;
import io.github.dfumaven.boards.SimulatedSetup;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that says where the boards are. */
final class UsbOption {

    @Option(
            names = "--usb",
            paramLabel = "BUS",
            defaultValue = "libusb",
            description = "Where the boards are: libusb (this machine) or sim[:TARGET[*COUNT]] (simulated)."
                    + " Default: ${DEFAULT-VALUE}.")
    private String usb;

    BoardBus open(CommandLine line, SimulatedSetup setup) throws IOException {
        var bus = BoardBus.open(usb, setup);
        if (bus.isSimulated()) {
            line.getErr().println("The boards are SIMULATED (--usb " + usb + "): no real board is touched.");
        }
        return bus;
    }
}
