// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.FlashFile;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a goal says of boards that are simulated, where it may write to them. */
abstract class SimulationMojo extends MonitoredMojo {

    /**
     * What keeps the flash of a simulated board. A file that is there is the flash before; it is made blank if it is
     * not. Further boards have {@code .2}, {@code .3} and so on behind the name. Default: the flash is forgotten.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.simFlashFile")
    private @Nullable File simFlashFile;

    /**
     * What the application in the flash of a simulated board shows on USB: {@code dfu}, {@code cdc} (a serial port),
     * {@code console} (ESP-IDF's, ESP32-S2 and S3) or {@code none}. It runs where flash holds a sound one. Default: the board
     * is in download mode.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.simApp")
    private @Nullable String simApp;

    /**
     * How long things take on simulated boards: {@code instant}, or {@code rom} (as the code of the chips' ROM, with the
     * typical times of flash and of a computer).
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.simTiming", defaultValue = "instant")
    private String simTiming;

    /** Returns how boards are simulated that a file is for. */
    final SimulatedSetup simulated(FlashFile file) throws InvalidRequestException {
        return SimulatedSetup.of(file.chip(), file.flashSize())
                .keptIn(Optional.ofNullable(simFlashFile).map(File::toPath))
                .running(Optional.ofNullable(simApp))
                .timed(simTiming);
    }
}
