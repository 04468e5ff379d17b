// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usb;

import io.github.dfumaven.error.DeviceException;
import org.jspecify.annotations.Nullable;

/** A USB operation failed. */
public final class UsbException extends DeviceException {

    private static final long serialVersionUID = 1L;

    private final UsbError error;

    /**
     * Creates an exception.
     *
     * @param error why it failed
     * @param message what was tried, with the device's path
     */
    public UsbException(UsbError error, String message) {
        this(error, message, null);
    }

    /**
     * Creates an exception with the exception that led to it.
     *
     * @param error why it failed
     * @param message what was tried, with the device's path
     * @param cause what led to it, or null
     */
    public UsbException(UsbError error, String message, @Nullable Throwable cause) {
        super(error, message, null, cause);
        this.error = error;
    }

    /** {@return why it failed: the same as {@link #code()}, as a USB error} */
    public UsbError error() {
        return error;
    }
}
