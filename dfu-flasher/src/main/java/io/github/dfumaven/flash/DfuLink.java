// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.List;

/**
 * An open device whose transfers are shown to the listener. Only a {@link Door} makes one.
 */
final class DfuLink implements AutoCloseable {

    /** Bytes of the data of a transfer that are told. */
    private static final int MOST_SHOWN = 64;

    private final UsbHandle handle;
    private final DfuDevice device;
    private final ProgressListener listener;

    DfuLink(UsbHandle handle, DfuDevice device, ProgressListener listener) {
        this.handle = handle;
        this.device = device;
        this.listener = listener;
    }

    /** Returns the same with what the open device told of itself. */
    DfuLink of(DfuDevice told) {
        return new DfuLink(handle, told, listener);
    }

    /** Returns the device as it was when it was opened. */
    DfuDevice device() {
        return device;
    }

    /** Takes hold of an interface as it is. */
    void hold(int interfaceNumber) throws UsbException {
        handle.claim(interfaceNumber);
    }

    /** Takes hold of an interface and selects its setting, where there is something to select. */
    void claim(DfuInterface setting) throws UsbException {
        hold(setting.number());
        boolean only = device.interfaces().stream()
                        .filter(other -> other.number() == setting.number())
                        .count()
                == 1;
        if (only && setting.alternate() == 0) {
            return;
        }

        try {
            handle.selectAlternate(setting.number(), setting.alternate());
        } catch (UsbException e) {
            // A device that never heard of settings stalls this, and setting 0 is selected anyway.
            if (setting.alternate() != 0 || e.error() != UsbError.USB_STALL) {
                throw e;
            }
        }
    }

    List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
        var results = handle.control(transfers, timeout);
        for (int i = 0; i < transfers.size(); i++) {
            var transfer = transfers.get(i);
            var result = results.get(i);
            listener.transferred(device.path(), () -> words(transfer, result));
        }
        return results;
    }

    private static String words(ControlTransfer transfer, TransferResult result) {
        var data = transfer.isIn() ? result.data() : transfer.data();
        var shown = data.slice(0, Math.min(MOST_SHOWN, data.length())).toHex();
        var outcome = result.error().map(UsbError::id).orElse("ok");
        return transfer + " " + shown + (shown.isEmpty() ? "" : " ") + outcome;
    }

    TransferResult control(ControlTransfer transfer, Duration timeout) {
        return control(List.of(transfer), timeout).get(0);
    }

    /**
     * Resets the bus. That the device is another one or gone afterwards is what is wanted, so nothing is told of that.
     */
    void reset() {
        try {
            handle.reset();
        } catch (UsbException e) {
            if (e.error() != UsbError.USB_NOT_FOUND && e.error() != UsbError.USB_NO_DEVICE) {
                listener.note(device.path(), "the reset reports: " + e.message());
            }
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
