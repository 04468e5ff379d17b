// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import java.time.Duration;
import java.util.Optional;

/** A plugged-in device behind which another one of the same kind may be put, which is faster than to plug it in. */
final class SwappedDevice implements SimulatedDevice {

    private SimulatedDevice device;

    SwappedDevice(SimulatedDevice device) {
        this.device = device;
    }

    /** Puts in a device as it is after its enumeration. */
    synchronized void put(SimulatedDevice next) {
        var unused = Enumeration.of(next);
        device = next;
    }

    @Override
    public synchronized Reply control(ControlTransfer transfer) {
        return device.control(transfer);
    }

    @Override
    public synchronized ResetOutcome busReset() {
        return device.busReset();
    }

    @Override
    public synchronized void powerCycle() {
        device.powerCycle();
    }

    @Override
    public synchronized Duration takeBusy() {
        return device.takeBusy();
    }

    @Override
    public synchronized Optional<Duration> elapse(Duration time) {
        return device.elapse(time);
    }
}
