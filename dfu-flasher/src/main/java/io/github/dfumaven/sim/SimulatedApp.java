// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the application on a simulated board shows on USB. */
public enum SimulatedApp {
    /** The DFU interface of TinyUSB in runtime mode: DETACH brings the chip into its ROM. */
    DFU,
    /** A serial port only, that of Arduino: an order of its line states brings the chip into its ROM. */
    CDC,
    /**
     * The console of ESP-IDF, on ESP32-S2 and S3: the descriptors of the ROM, a falling RTS restarts the chip, DETACH brings
     * it into its ROM.
     */
    CONSOLE,
    /** Nothing. */
    NONE;

    /**
     * {@return the application of a name}
     *
     * @param name {@code dfu}, {@code cdc}, {@code console} or {@code none}
     * @throws InvalidRequestException if there is none of that name
     */
    public static SimulatedApp named(String name) throws InvalidRequestException {
        return Arrays.stream(values())
                .filter(app -> app.toString().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> SimError.BAD_SIM_APP.about(
                        "simApp",
                        name,
                        "is no application of a simulated board; there are %s",
                        Arrays.stream(values()).map(SimulatedApp::toString).collect(Collectors.joining(", "))));
    }

    /** Returns the name that users write. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
