// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.ControlTransfer;
import java.time.Duration;
import java.util.function.Consumer;

/** A device of whose transfers somebody hears before the device does. */
record Wire(SimulatedDevice device, Consumer<ControlTransfer> listener) implements SimulatedDevice {

    @Override
    public Reply control(ControlTransfer transfer) {
        listener.accept(transfer);
        return device.control(transfer);
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
}
