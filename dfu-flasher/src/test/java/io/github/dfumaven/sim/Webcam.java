// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import java.util.List;

/** A camera whose maker can update it over DFU, which is nobody else's business. It stalls every DFU request. */
public final class Webcam implements SimulatedDevice {

    private final Description description = new Description(0x0bda, 0x5634, "Realtek", "Integrated Camera", "200901")
            .with(0, 0, List.of(0x0e, 0x01, 0x00), "Integrated Camera", Bytes.EMPTY)
            .with(1, 0, List.of(0xfe, 0x01, 0x01), "Camera DFU Device", Bytes.hex("09210d880bff0f1001"));
    private boolean bothered;

    /** Whether somebody sent it a DFU request. */
    public boolean wasBothered() {
        return bothered;
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        if ((transfer.requestType() & 0x60) != 0) {
            bothered = true;
            return new Reply.Stall();
        }
        return description.standard(transfer);
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
