// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bus;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbError;
import java.util.Optional;

/**
 * What came of a control transfer.
 *
 * @param data what the device sent; empty after a failure and for transfers towards the device
 * @param error why it failed, or empty when the device acknowledged it
 */
public record TransferResult(Bytes data, Optional<UsbError> error) {

    /**
     * {@return the result of an acknowledged transfer: a result without an error}
     *
     * @param data what the device sent, or nothing
     */
    public static TransferResult ack(Bytes data) {
        return new TransferResult(data, Optional.empty());
    }

    /**
     * {@return the result of a failed transfer: a result without data}
     *
     * @param error why
     */
    public static TransferResult failed(UsbError error) {
        return new TransferResult(Bytes.EMPTY, Optional.of(error));
    }

    /** {@return whether the device acknowledged the transfer} */
    public boolean ok() {
        return error.isEmpty();
    }

    /** {@return whether the device refused the request by stalling endpoint 0: true for {@link UsbError#USB_STALL}} */
    public boolean stalled() {
        return error.filter(UsbError.USB_STALL::equals).isPresent();
    }
}
