// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A device of whose transfers somebody hears before the device does.
 *
 * @param device the device
 * @param listener hears of each transfer; what it throws, the wire throws
 */
public record Wire(SimulatedDevice device, Consumer<ControlTransfer> listener) implements SimulatedDevice {

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
