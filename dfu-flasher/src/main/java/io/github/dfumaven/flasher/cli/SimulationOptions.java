// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.error.InvalidRequestException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what simulated boards do. */
final class SimulationOptions {

    @Option(
            names = "--sim-app",
            paramLabel = "APP",
            description =
                    "What the application in the flash of a simulated board shows on USB: dfu, cdc (a serial port),"
                            + " console (ESP-IDF's, ESP32-S2 and S3) or none. It runs where flash holds a sound one. Default: the"
                            + " board is in download mode.")
    @Nullable
    String app;

    @Option(
            names = "--sim-timing",
            paramLabel = "TIMING",
            defaultValue = "instant",
            description =
                    "How long things take on simulated boards: instant, or rom (as the code of the chips' ROM, with the"
                            + " typical times of flash and of a computer). Default: ${DEFAULT-VALUE}.")
    String timing;

    /** Returns a setup with these. */
    SimulatedSetup applied(SimulatedSetup setup) throws InvalidRequestException {
        return setup.running(Optional.ofNullable(app)).timed(timing);
    }
}
