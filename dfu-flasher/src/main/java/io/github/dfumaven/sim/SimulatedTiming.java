// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.error.InvalidRequestException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How long things take on simulated boards. */
public enum SimulatedTiming {
    /** Nothing takes time. */
    INSTANT,
    /**
     * What the code of the ROM says, of which nothing was measured on a chip: its idle loop looks at USB every 2 ms (the ESP32-S2's
     * has no delay). Beside that the typical times of flash and of a computer.
     */
    ROM;

    /**
     * {@return the timing of a name}
     *
     * @param name {@code instant} or {@code rom}
     * @throws InvalidRequestException if there is none of that name
     */
    public static SimulatedTiming named(String name) throws InvalidRequestException {
        return Arrays.stream(values())
                .filter(timing -> timing.toString().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> SimError.BAD_SIM_TIMING.about(
                        "simTiming",
                        name,
                        "is no timing of simulated boards; there are %s",
                        Arrays.stream(values()).map(SimulatedTiming::toString).collect(Collectors.joining(", "))));
    }

    /**
     * {@return what goes for the bus: the timing of the bus}
     *
     * @param latency of every transfer; zero for the usual one
     */
    public BusTiming bus(Duration latency) {
        var usual = this == ROM ? BusTiming.TYPICAL : BusTiming.INSTANT;
        return new BusTiming(latency.isZero() ? usual.roundTrip() : latency, usual.settle(), usual.restart());
    }

    /** {@return what goes for flash: the timing of its commands} */
    public FlashTiming flash() {
        return this == ROM ? FlashTiming.TYPICAL : FlashTiming.INSTANT;
    }

    /** Returns the name that users write. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
