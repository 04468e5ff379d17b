// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import org.usb4java.Context;
import org.usb4java.Device;
import org.usb4java.DeviceList;
import org.usb4java.LibUsb;

/**
 * One session with libusb, which knows the devices that were attached when it began. Every handle has one of its own: so
 * its events are handled by the thread that uses it and no other, and a look at the bus never shows what an older session
 * remembers.
 */
final class LibUsbContext implements AutoCloseable {

    private final Context context;
    private boolean open = true;

    private LibUsbContext(Context context) {
        this.context = context;
    }

    static LibUsbContext open() throws UsbException {
        LibUsbNatives.load();
        var context = new Context();
        int result = LibUsb.init(context);
        if (result != LibUsb.SUCCESS) {
            throw new UsbException(
                    UsbError.USB_UNAVAILABLE,
                    "libusb does not start (" + LibUsb.errorName(result)
                            + "): this machine or container shows no USB at all");
        }
        return new LibUsbContext(context);
    }

    Context context() {
        return context;
    }

    /** Shows all devices to a visitor, whose devices are gone when this returns. */
    void forEachDevice(Visitor visitor) throws UsbException {
        var list = new DeviceList();
        LibUsbErrors.check(LibUsb.getDeviceList(context, list), "USB", "list the devices");
        try {
            for (Device device : list) {
                visitor.visit(device);
            }
        } finally {
            LibUsb.freeDeviceList(list, true);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            LibUsb.exit(context);
        }
    }

    /** Is shown devices. */
    interface Visitor {
        void visit(Device device) throws UsbException;
    }
}
