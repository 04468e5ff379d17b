// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;
import org.usb4java.Transfer;

/** One control transfer in libusb's hands: submitted, cancelled perhaps, done, and freed once. */
final class LibUsbTransfer {

    private final ControlTransfer transfer;

    /** Setup packet and data stage. libusb writes into it until the transfer is done. */
    private final ByteBuffer buffer;

    private @Nullable Transfer submitted;
    private @Nullable UsbError reason;
    private boolean done;
    private TransferResult result = TransferResult.failed(UsbError.USB_TIMEOUT);

    LibUsbTransfer(ControlTransfer transfer) {
        this.transfer = transfer;
        this.buffer = ByteBuffer.allocateDirect(LibUsb.CONTROL_SETUP_SIZE + transfer.length())
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) transfer.requestType())
                .put((byte) transfer.request())
                .putShort((short) transfer.value())
                .putShort((short) transfer.index())
                .putShort((short) transfer.length())
                .put(transfer.data().asByteBuffer())
                .rewind();
    }

    /** Hands the transfer to the system; when it does not take it, the transfer is done at once. */
    void submit(DeviceHandle handle, long timeoutMillis) {
        var allocated = LibUsb.allocTransfer();
        if (allocated == null) {
            fail(UsbError.USB_OTHER);
            return;
        }

        submitted = allocated;
        int code = LibUsb.ERROR_OTHER;
        try {
            LibUsb.fillControlTransfer(allocated, handle, buffer, this::completed, null, timeoutMillis);
            code = LibUsb.submitTransfer(allocated);
        } finally {
            if (code != LibUsb.SUCCESS) {
                fail(LibUsbErrors.of(code));
            }
        }
    }

    /** Called by libusb, on the thread that handles events. */
    private void completed(Transfer completed) {
        try {
            result = resultOf(completed);
        } finally {
            done = true;
        }
    }

    private TransferResult resultOf(Transfer completed) {
        int status = completed.status();
        if (status == LibUsb.TRANSFER_COMPLETED) {
            return TransferResult.ack(transfer.isIn() ? received(completed.actualLength()) : Bytes.EMPTY);
        }
        return TransferResult.failed(
                status == LibUsb.TRANSFER_CANCELLED && reason != null ? reason : LibUsbErrors.ofStatus(status));
    }

    private Bytes received(int length) {
        return Bytes.copyOf(buffer.slice(LibUsb.CONTROL_SETUP_SIZE, Math.min(length, transfer.length())));
    }

    /** Takes the transfer back from the system, which may take a while; does nothing when it is done. */
    void cancel(UsbError why) {
        if (done || reason != null || submitted == null) {
            return;
        }
        reason = why;
        LibUsb.cancelTransfer(submitted);
    }

    void fail(UsbError error) {
        result = TransferResult.failed(error);
        done = true;
    }

    boolean done() {
        return done;
    }

    /** Returns why it failed, or empty while it is under way and when it did not. */
    Optional<UsbError> error() {
        return done ? result.error() : Optional.empty();
    }

    TransferResult result() {
        return result;
    }

    /** Frees libusb's part; the transfer must be done. */
    void free() {
        if (submitted != null) {
            LibUsb.freeTransfer(submitted);
            submitted = null;
        }
    }
}
