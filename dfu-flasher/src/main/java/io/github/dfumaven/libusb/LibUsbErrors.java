// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import org.usb4java.LibUsb;

/** The numbers that libusb gives for what went wrong, as our codes. */
final class LibUsbErrors {

    private LibUsbErrors() {}

    /** Returns the code for what a function of libusb returned, a negative number. */
    static UsbError of(int result) {
        return switch (result) {
            case LibUsb.ERROR_IO -> UsbError.USB_IO;
            case LibUsb.ERROR_ACCESS -> UsbError.USB_ACCESS;
            case LibUsb.ERROR_NO_DEVICE -> UsbError.USB_NO_DEVICE;
            case LibUsb.ERROR_NOT_FOUND -> UsbError.USB_NOT_FOUND;
            case LibUsb.ERROR_BUSY -> UsbError.USB_BUSY;
            case LibUsb.ERROR_TIMEOUT -> UsbError.USB_TIMEOUT;
            case LibUsb.ERROR_OVERFLOW -> UsbError.USB_OVERFLOW;
            case LibUsb.ERROR_PIPE -> UsbError.USB_STALL;
            case LibUsb.ERROR_INTERRUPTED -> UsbError.USB_INTERRUPTED;
            case LibUsb.ERROR_NOT_SUPPORTED -> UsbError.USB_NOT_SUPPORTED;
            default -> UsbError.USB_OTHER;
        };
    }

    /** Returns the code for the status of a transfer that did not complete. */
    static UsbError ofStatus(int status) {
        return switch (status) {
            case LibUsb.TRANSFER_ERROR -> UsbError.USB_IO;
            case LibUsb.TRANSFER_TIMED_OUT -> UsbError.USB_TIMEOUT;
            case LibUsb.TRANSFER_CANCELLED -> UsbError.USB_INTERRUPTED;
            case LibUsb.TRANSFER_STALL -> UsbError.USB_STALL;
            case LibUsb.TRANSFER_NO_DEVICE -> UsbError.USB_NO_DEVICE;
            case LibUsb.TRANSFER_OVERFLOW -> UsbError.USB_OVERFLOW;
            default -> UsbError.USB_OTHER;
        };
    }

    /** Throws if a function of libusb failed. */
    static void check(int result, Object where, String what) throws UsbException {
        if (result < 0) {
            throw new UsbException(of(result), where + ": cannot " + what + " (" + LibUsb.errorName(result) + ")");
        }
    }
}
