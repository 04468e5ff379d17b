// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.usb.UsbError;
import java.util.Set;

/** A way in which a transfer fails, and what may be told of it. */
enum Fault {
    STALL(UsbError.USB_STALL, SessionError.DEVICE_REFUSED),
    LOST_ON_THE_WAY(UsbError.USB_TIMEOUT, SessionError.DEVICE_RESTARTED),
    ANSWER_LOST(UsbError.USB_TIMEOUT),
    WIRE_ERROR(UsbError.USB_IO, SessionError.VERDICT_UNKNOWN),
    UNPLUGGED(UsbError.USB_NO_DEVICE, FlashError.LOST_AFTER_DETACH, SessionError.VERDICT_UNKNOWN),
    SHORT_ANSWER(SessionError.SHORT_ANSWER),
    WRONG_STATE(SessionError.UNEXPECTED_STATE),
    NO_STATE(SessionError.UNEXPECTED_STATE),
    REPORTS_ERROR(SessionError.DEVICE_REFUSED);

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    final Set<ErrorCode> codes;

    /** Whether another attempt is of no use. */
    final boolean lasts;

    Fault(ErrorCode... codes) {
        this.codes = Set.of(codes);
        this.lasts = name().equals("UNPLUGGED") || name().equals("REPORTS_ERROR");
    }

    TransferResult apply(TestBus.Slot slot, ControlTransfer transfer) {
        boolean status = transfer.requestType() == 0xa1 && transfer.request() == 3;
        return switch (this) {
            case STALL -> TransferResult.failed(UsbError.USB_STALL);
            case LOST_ON_THE_WAY -> TransferResult.failed(UsbError.USB_TIMEOUT);
            case ANSWER_LOST -> {
                slot.deliver(transfer);
                yield TransferResult.failed(UsbError.USB_TIMEOUT);
            }
            case WIRE_ERROR -> TransferResult.failed(UsbError.USB_IO);
            case UNPLUGGED -> {
                slot.unplug();
                yield TransferResult.failed(UsbError.USB_NO_DEVICE);
            }
            case SHORT_ANSWER -> {
                var result = slot.deliver(transfer);
                yield result.ok()
                        ? TransferResult.ack(
                                result.data().slice(0, result.data().length() / 2))
                        : result;
            }
            case WRONG_STATE -> forged(slot, transfer, status, 0, 9);
            case NO_STATE -> forged(slot, transfer, status, 0, 99);
            case REPORTS_ERROR -> forged(slot, transfer, status, 3, 10);
        };
    }

    private static TransferResult forged(
            TestBus.Slot slot, ControlTransfer transfer, boolean status, int code, int state) {
        var result = slot.deliver(transfer);
        return status && result.ok() ? TransferResult.ack(Bytes.of(code, 0, 1, 0, state, 0)) : result;
    }
}
