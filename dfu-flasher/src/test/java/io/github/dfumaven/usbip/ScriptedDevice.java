// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;

/**
 * A device with one DFU interface that, unlike the ROM, waits for a bus reset after DETACH, and that can be told not to
 * answer: vendor request 1 is answered, 2 is not, 3 is refused.
 */
final class ScriptedDevice implements SimulatedDevice {

    private boolean detaching;
    private boolean dfu;
    int resetsAfterDetach;

    @Override
    public Reply control(ControlTransfer transfer) {
        if (transfer.requestType() == 0x80 && transfer.request() == 6) {
            return descriptor(transfer);
        }
        if (transfer.requestType() == 0x21 && transfer.request() == 0) {
            detaching = true;
            return new Reply.Ack(Bytes.EMPTY);
        }
        if (transfer.requestType() == 0xc0) {
            return switch (transfer.request()) {
                case 1 -> new Reply.Ack(Bytes.of(0x11, 0x22));
                case 2 -> new Reply.Silence();
                default -> new Reply.Stall();
            };
        }
        return transfer.isIn() ? new Reply.Stall() : new Reply.Ack(Bytes.EMPTY);
    }

    private Reply descriptor(ControlTransfer transfer) {
        var whole = switch (transfer.value()) {
            case 0x100 -> Bytes.hex("120100020000004034120078000100000001");
            case 0x200 ->
                Bytes.hex("09021b00010100c032" + "0904000000fe01" + (dfu ? "02" : "01") + "00" + "09210be80340001001");
            default -> Bytes.EMPTY;
        };
        return whole.isEmpty()
                ? new Reply.Stall()
                : new Reply.Ack(whole.slice(0, Math.min(whole.length(), transfer.length())));
    }

    @Override
    public ResetOutcome busReset() {
        if (!detaching) {
            return ResetOutcome.SAME;
        }
        detaching = false;
        dfu = true;
        resetsAfterDetach++;
        return ResetOutcome.CHANGED;
    }

    @Override
    public void powerCycle() {
        dfu = false;
        detaching = false;
    }
}
