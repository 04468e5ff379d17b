// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import java.time.Duration;
import java.util.Optional;

/** A device that, when it leaves the bus by itself, comes back as another one, late, elsewhere or not at all. */
public final class Detaching implements SimulatedDevice {

    private final SimulatedDevice next;
    private final Duration away;
    private final Runnable onLeaving;
    private SimulatedDevice device;
    private boolean left;

    private Detaching(SimulatedDevice device, SimulatedDevice next, Duration away, Runnable onLeaving) {
        this.device = device;
        this.next = next;
        this.away = away;
        this.onLeaving = onLeaving;
    }

    /** Comes back as another device: with other ids, another serial, or still in runtime mode. */
    public static Detaching comesBackAs(SimulatedDevice next, Duration away, SimulatedDevice device) {
        return new Detaching(device, next, away, () -> {});
    }

    /** Comes back as it would anyway, but takes its time. */
    public static Detaching comesBackAfter(Duration away, SimulatedDevice device) {
        return comesBackAs(device, away, device);
    }

    /** Does not come back. */
    public static Detaching staysAway(SimulatedDevice device) {
        return comesBackAfter(FaultyDevice.FOR_GOOD, device);
    }

    /** Leaves for good; what is run then plugs something in at another path. */
    public static Detaching comesBackElsewhere(Runnable plugging, SimulatedDevice device) {
        return new Detaching(device, device, FaultyDevice.FOR_GOOD, plugging);
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        var reply = device.control(transfer);
        if (left || !(reply instanceof Reply.Left)) {
            return reply;
        }

        left = true;
        device = next;
        onLeaving.run();
        return new Reply.Left(away);
    }

    @Override
    public ResetOutcome busReset() {
        return device.busReset();
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
        return device.elapse(time);
    }
}
