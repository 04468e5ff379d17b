// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import java.time.Duration;
import java.util.Optional;

/** A board whose chip, when a bus reset or its watchdog restarts it, comes up with something else than the download mode of its ROM. */
public final class Restarting implements SimulatedDevice {

    private final SimulatedDevice next;
    private SimulatedDevice device;

    private Restarting(SimulatedDevice next, SimulatedDevice device) {
        this.next = next;
        this.device = device;
    }

    /** Comes up with an application that is another USB device. */
    public static Restarting into(SimulatedDevice application, SimulatedDevice device) {
        return new Restarting(application, device);
    }

    /** Comes up with an application that has no USB. */
    public static Restarting intoNothing(SimulatedDevice device) {
        return new Restarting(new Unresponsive(), device);
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        return device.control(transfer);
    }

    @Override
    public ResetOutcome busReset() {
        var outcome = device.busReset();
        if (outcome == ResetOutcome.RESTARTED) {
            device = next;
        }
        return outcome;
    }

    @Override
    public void powerCycle() {
        device.powerCycle();
    }

    @Override
    public Duration takeBusy() {
        return device.takeBusy();
    }

    @Override
    public Optional<Duration> elapse(Duration time) {
        var restarted = device.elapse(time);
        if (restarted.isPresent()) {
            device = next;
        }
        return restarted;
    }

    private static final class Unresponsive implements SimulatedDevice {
        @Override
        public Reply control(ControlTransfer transfer) {
            return new Reply.Silence();
        }

        @Override
        public ResetOutcome busReset() {
            return ResetOutcome.SAME;
        }

        @Override
        public void powerCycle() {}
    }
}
