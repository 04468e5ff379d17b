// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.usb4java.ConfigDescriptor;
import org.usb4java.Device;
import org.usb4java.Interface;
import org.usb4java.InterfaceDescriptor;
import org.usb4java.LibUsb;

/** What libusb knows of a device that nobody opened: where it is, and the descriptors that the system cached. */
final class LibUsbDescriptors {

    /** USB allows seven tiers, so a path has at most seven ports. */
    private static final int MOST_PORTS = 7;

    private LibUsbDescriptors() {}

    /** Returns the device, or empty for a root hub and for one that left while we looked. */
    static Optional<UsbDevice> read(Device device) {
        var raw = new org.usb4java.DeviceDescriptor();
        if (LibUsb.getDeviceDescriptor(device, raw) != LibUsb.SUCCESS) {
            return Optional.empty();
        }

        var path = path(device);
        if (path.ports().isEmpty() && raw.bDeviceClass() == LibUsb.CLASS_HUB) {
            return Optional.empty();
        }
        return Optional.of(withConfiguration(device, path, descriptor(raw)));
    }

    static UsbPath path(Device device) {
        var ports = ByteBuffer.allocateDirect(MOST_PORTS);
        int count = Math.max(0, LibUsb.getPortNumbers(device, ports));
        var chain = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            chain.add(ports.get(i) & 0xff);
        }
        return new UsbPath("", LibUsb.getBusNumber(device), chain);
    }

    private static DeviceDescriptor descriptor(org.usb4java.DeviceDescriptor raw) {
        return new DeviceDescriptor(
                raw.bcdUSB() & 0xffff,
                (raw.bDeviceClass() & 0xff) << 16
                        | (raw.bDeviceSubClass() & 0xff) << 8
                        | (raw.bDeviceProtocol() & 0xff),
                raw.bMaxPacketSize0() & 0xff,
                raw.idVendor() & 0xffff,
                raw.idProduct() & 0xffff,
                raw.bcdDevice() & 0xffff,
                raw.iManufacturer() & 0xff,
                raw.iProduct() & 0xff,
                raw.iSerialNumber() & 0xff,
                raw.bNumConfigurations() & 0xff);
    }

    /** A device without a readable configuration is listed all the same, without interfaces. */
    private static UsbDevice withConfiguration(Device device, UsbPath path, DeviceDescriptor descriptor) {
        int devnum = LibUsb.getDeviceAddress(device);
        var config = new ConfigDescriptor();
        boolean active = LibUsb.getActiveConfigDescriptor(device, config) == LibUsb.SUCCESS;
        if (!active && LibUsb.getConfigDescriptor(device, (byte) 0, config) != LibUsb.SUCCESS) {
            return new UsbDevice(path, devnum, descriptor, 0, List.of(), Bytes.EMPTY);
        }

        try {
            int value = config.bConfigurationValue() & 0xff;
            var extra = extra(config.extraLength(), config.extra());
            return new UsbDevice(path, devnum, descriptor, active ? value : 0, interfaces(config, value), extra);
        } finally {
            LibUsb.freeConfigDescriptor(config);
        }
    }

    private static List<UsbInterface> interfaces(ConfigDescriptor config, int value) {
        var found = new ArrayList<UsbInterface>();
        for (Interface settings : config.iface()) {
            for (InterfaceDescriptor setting : settings.altsetting()) {
                found.add(new UsbInterface(
                        value,
                        setting.bInterfaceNumber() & 0xff,
                        setting.bAlternateSetting() & 0xff,
                        setting.bInterfaceClass() & 0xff,
                        setting.bInterfaceSubClass() & 0xff,
                        setting.bInterfaceProtocol() & 0xff,
                        setting.iInterface() & 0xff,
                        extra(setting.extraLength(), setting.extra())));
            }
        }
        return found;
    }

    /** Copies bytes out of libusb's memory, which is freed afterwards. */
    private static Bytes extra(int length, ByteBuffer memory) {
        return length <= 0 ? Bytes.EMPTY : Bytes.copyOf(memory.slice(0, length));
    }
}
