// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option that says where the boards are. */
final class UsbOption {

    @Option(
            names = "--usb",
            paramLabel = "BUS",
            defaultValue = "libusb",
            split = ",",
            description = "Where the boards are: " + Backend.WORDS + ". Default: ${DEFAULT-VALUE}.")
    List<String> buses;

    @Option(
            names = "--sim-flash-file",
            paramLabel = "FILE",
            description = "What keeps the flash of a simulated board; its content is the flash before, and it is"
                    + " made blank if it is not there. Further boards have FILE.2, FILE.3 and so on. Default:"
                    + " the flash is forgotten.")
    @Nullable
    Path simFlashFile;

    @Mixin
    SimulationOptions simulation;

    private @Nullable Backend backend;

    /** Returns the bus that the user means; several hosts count as one. */
    Backend backend() throws InvalidRequestException {
        if (backend == null) {
            backend = Backend.parse(String.join(",", buses));
        }
        return backend;
    }

    OpenBus open(CommandLine line, SimulatedSetup setup) throws IOException {
        var opener = ((FlasherTool) line.getCommandSpec().root().userObject()).opener();
        var bus = opener.open(backend(), simulation.applied(setup).keptIn(Optional.ofNullable(simFlashFile)));
        if (backend().isSimulated()) {
            Printer.err(line).println("The boards are SIMULATED (--usb " + backend + "): no real board is touched.");
        }
        return bus;
    }
}
