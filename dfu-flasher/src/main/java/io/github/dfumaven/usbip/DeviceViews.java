// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.enumeration.Description;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.util.ArrayList;

/** Devices as the rest of the program knows them, from what a server and the device itself tell. */
final class DeviceViews {

    private DeviceViews() {}

    /** Returns a device of which only the list is known: interfaces are numbered in their order, as nearly all are. */
    static UsbDevice ofList(UsbPath path, ListedDevice listed) {
        var device = listed.device();
        var interfaces = new ArrayList<UsbInterface>();
        for (var one : listed.interfaces()) {
            interfaces.add(new UsbInterface(
                    device.configuration(),
                    interfaces.size(),
                    0,
                    one.interfaceClass(),
                    one.subclass(),
                    one.protocol(),
                    0,
                    Bytes.EMPTY));
        }
        var descriptor = new DeviceDescriptor(
                0x200,
                device.deviceClass(),
                64,
                device.vendorId(),
                device.productId(),
                device.bcdDevice(),
                0,
                0,
                0,
                device.configurations());
        return new UsbDevice(path, devnum(device), descriptor, device.configuration(), interfaces, Bytes.EMPTY);
    }

    /** Returns a device that was asked itself. One that had no configuration has been given its first. */
    static UsbDevice of(UsbPath path, ExportedDevice device, Description told) {
        int active = device.configuration() == 0 ? told.configuration().value() : device.configuration();
        return told.at(path, devnum(device), active);
    }

    private static int devnum(ExportedDevice device) {
        return (int) (device.devnum() & 0xffff);
    }
}
