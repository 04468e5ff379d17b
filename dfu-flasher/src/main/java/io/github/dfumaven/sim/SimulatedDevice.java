// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import java.time.Duration;
import java.util.Optional;

/**
 * A USB device in software, seen from the wire: it answers control transfers on endpoint 0 and bus resets. It starts as
 * if just plugged in. What carries the transfers (a bus in this process, USB/IP, a mock of usbfs) is not its concern.
 */
public interface SimulatedDevice {

    /**
     * Answers one control transfer, standard requests included. SET_ADDRESS may be left out by the carrier.
     *
     * @param transfer setup packet and data stage
     * @return what the host sees
     */
    Reply control(ControlTransfer transfer);

    /**
     * Sees a reset of the bus, as it also comes with every enumeration.
     *
     * @return what becomes of the device
     */
    ResetOutcome busReset();

    /** Loses power and gets it again: starts as if just plugged in. */
    void powerCycle();

    /** {@return how long the device was at work since this was asked last; the carrier decides whether anybody waits: zero or more} */
    default Duration takeBusy() {
        return Duration.ZERO;
    }

    /**
     * Lets time pass, which is when a chip restarts by itself. A carrier that has a clock calls this before anything else
     * that it does with the device.
     *
     * @param time since this was called last, zero or more
     * @return how long ago the device left the bus by itself, if it did; it comes back when its carrier thinks fit
     */
    default Optional<Duration> elapse(Duration time) {
        return Optional.empty();
    }
}
