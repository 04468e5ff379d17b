// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.time.Duration;

/**
 * How long things take on a simulated bus, beyond what the devices do.
 *
 * @param roundTrip from the host to a device and back; transfers queued together cost it once
 * @param settle from a device's return to the bus until the system has set it up
 * @param restart how long a chip that restarts is off the bus
 */
public record BusTiming(Duration roundTrip, Duration settle, Duration restart) {

    /** Nothing takes time but what a device asks for. */
    public static final BusTiming INSTANT = new BusTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** An ordinary computer: half a millisecond, 150 ms and half a second. */
    public static final BusTiming TYPICAL =
            new BusTiming(Duration.ofNanos(500_000), Duration.ofMillis(150), Duration.ofMillis(500));
}
