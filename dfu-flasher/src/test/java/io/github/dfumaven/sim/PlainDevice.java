// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import java.util.List;

/** A device that has descriptors and nothing behind them. */
public final class PlainDevice implements SimulatedDevice {

    private final Description description;

    public PlainDevice(int vendorId, int productId, int release) {
        description = new Description(vendorId, productId, release, "", "", "");
    }

    /** Adds an interface with one setting. */
    public PlainDevice with(int number, int interfaceClass, int subclass, int protocol) {
        description.with(number, 0, List.of(interfaceClass, subclass, protocol), "", Bytes.EMPTY);
        return this;
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        return transfer.requestType() % 0x80 == 0 ? description.standard(transfer) : new Reply.Stall();
    }

    @Override
    public ResetOutcome busReset() {
        description.reset();
        return ResetOutcome.SAME;
    }

    @Override
    public void powerCycle() {
        description.reset();
    }
}
