// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Script;
import io.github.dfumaven.usb.UsbError;
import java.util.ArrayList;
import java.util.List;

/** Answers of a device that follows a script and keeps to no rule but those of the bus. */
final class Replies {

    private static final int GETSTATUS = 3;
    private static final List<UsbError> ERRORS = List.of(UsbError.values());

    private final Script script;

    Replies(Script script) {
        this.script = script;
    }

    /** Once the device is gone or silent, the rest fail alike. */
    List<TransferResult> to(List<ControlTransfer> transfers) {
        var results = new ArrayList<TransferResult>();
        TransferResult dead = null;
        for (var transfer : transfers) {
            var result = dead == null ? to(transfer) : dead;
            if (result.error()
                    .filter(e -> e == UsbError.USB_NO_DEVICE || e == UsbError.USB_TIMEOUT)
                    .isPresent()) {
                dead = result;
            }
            results.add(result);
        }
        return results;
    }

    private TransferResult to(ControlTransfer transfer) {
        int what = script.next();
        if (script.isOver() || what >= 250) {
            return TransferResult.failed(UsbError.USB_NO_DEVICE);
        }
        return switch (what >> 4) {
            case 15 -> TransferResult.failed(ERRORS.get(script.below(ERRORS.size())));
            case 14 -> TransferResult.failed(UsbError.USB_TIMEOUT);
            case 13 -> TransferResult.failed(UsbError.USB_STALL);
            case 12 ->
                TransferResult.ack(
                        transfer.isIn() ? script.bytes(script.below(256) % (transfer.length() + 1)) : Bytes.EMPTY);
            default -> TransferResult.ack(transfer.isIn() ? sensible(transfer, what) : Bytes.EMPTY);
        };
    }

    /** A status with the state that the low bits name, or a whole block. */
    private Bytes sensible(ControlTransfer transfer, int what) {
        if (transfer.request() == GETSTATUS) {
            int status = what >= 0xb0 ? script.below(17) : 0;
            return Bytes.of(status, what >> 4, 0, 0, what & 0xf, 0);
        }
        return what == 0 ? Bytes.fill(what, transfer.length() / 2) : Bytes.fill(what, transfer.length());
    }
}
