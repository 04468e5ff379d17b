// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usb;

import io.github.dfumaven.error.ErrorCode;
import java.util.Locale;

/**
 * Why a USB operation failed. As with libusb, these are all the reasons there are.
 *
 * @see <a href="https://libusb.sourceforge.io/api-1.0/group__libusb__misc.html">libusb 1.0, enum libusb_error</a>
 */
public enum UsbError implements ErrorCode {
    /** The device refuses the request: endpoint 0 stalled. */
    USB_STALL(
            "The device did not expect this request; put it in download mode again (hold BOOT, tap RESET) and retry."),
    /** No answer in the time allowed; the device may have taken the request all the same. */
    USB_TIMEOUT("Try another cable or port, or allow more time with {timeout}."),
    /**
     * The device has left the bus. After a failed transfer its port is looked at for a second, and the message says
     * what is there now.
     */
    USB_NO_DEVICE("Plug the board in again and start over; if it leaves by itself, look at its power and the hub."),
    /** There is no such device, interface or setting. */
    USB_NOT_FOUND("Reconnect the board and list the devices again."),
    /** The system does not let us open the device. */
    USB_ACCESS(
            "Allow access to the device: on Linux install the udev rule (dfu-flasher udev --install) and replug it."),
    /** Another program or a kernel driver holds the interface. */
    USB_BUSY("Close the other program that uses the board, then retry."),
    /** The system has no driver that lets us talk to the device. */
    USB_NOT_SUPPORTED(
            "On Windows install the WinUSB driver on the DFU interface (interface 2), with Zadig for example."),
    /** The device sent more than was asked for. */
    USB_OVERFLOW("The device does not follow the USB specification; try another cable, port or hub."),
    /** The transfer failed on the wire. */
    USB_IO("Try another cable or port, without a hub."),
    /** The operation was broken off by us. */
    USB_INTERRUPTED("Start over."),
    /** The USB library is missing or did not start. */
    USB_UNAVAILABLE("Run on a platform with libusb natives, or use {usb} to reach boards in another way."),
    /** The host whose boards are wanted cannot be reached. */
    USB_HOST_UNREACHABLE(
            "Start a USB/IP server on that host (usbipd, or dfu-flasher share or simulate), and check name, port and firewall."),
    /** The host whose boards are wanted does not answer as a USB/IP server. */
    USB_HOST_FAULTY("Check that a USB/IP server of version 1.1.1 listens on that port, and restart it."),
    /** Anything else. */
    USB_OTHER("Reconnect the board and retry; run with -vv to see every transfer.");

    private final String hint;

    UsbError(String hint) {
        this.hint = hint;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String hint() {
        return hint;
    }
}
