// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import java.util.Optional;

/** Devices as descriptors alone tell them: what a choice is made from. */
record Devices(
        UsbPath path, int devnum, int vendor, int product, int release, String serial, DfuMode mode, int settings) {

    private static final int S2_RELEASE = 0x0723;
    private static final int S3_RELEASE = 0x0728;
    static final String MAC = "7c:df:a1:00:00:01";
    static final String OTHER_MAC = "7c:df:a1:00:00:02";

    /** The ROM of an ESP32-S3 in DFU mode. */
    static Devices rom() {
        return new Devices(
                Fixture.path(10), 4, Chip.VENDOR_ID, Chip.ESP32_S3.productId(), S3_RELEASE, MAC, DfuMode.DFU, 1);
    }

    /** The ROM of an ESP32-S2, which has no number of its own. */
    static Devices s2() {
        return rom().ids(Chip.VENDOR_ID, Chip.ESP32_S2.productId())
                .released(S2_RELEASE)
                .serial("0");
    }

    /** An application of somebody else's. */
    static Devices application() {
        return rom().ids(0x1234, 0x5678).released(0x0100).serial("123456").in(DfuMode.RUNTIME);
    }

    Devices at(UsbPath other) {
        return new Devices(other, devnum, vendor, product, release, serial, mode, settings);
    }

    Devices numbered(int other) {
        return new Devices(path, other, vendor, product, release, serial, mode, settings);
    }

    Devices ids(int otherVendor, int otherProduct) {
        return new Devices(path, devnum, otherVendor, otherProduct, release, serial, mode, settings);
    }

    Devices released(int other) {
        return new Devices(path, devnum, vendor, product, other, serial, mode, settings);
    }

    /** With another serial number; the empty one for none. */
    Devices serial(String other) {
        return new Devices(path, devnum, vendor, product, release, other, mode, settings);
    }

    Devices in(DfuMode other) {
        return new Devices(path, devnum, vendor, product, release, serial, other, settings);
    }

    Devices withSettings(int number) {
        return new Devices(path, devnum, vendor, product, release, serial, mode, number);
    }

    /** As it is when its texts were read. */
    DfuDevice known() {
        return new DfuDevice(
                unknown().usb(),
                unknown().interfaces(),
                serial.isEmpty() ? Optional.empty() : Optional.of(serial),
                Optional.empty());
    }

    /** As it is before it was opened, or when its number did not get through. */
    DfuDevice unknown() {
        int protocol = mode == DfuMode.DFU ? 2 : 1;
        var interfaces = List.of(
                        new UsbInterface(1, 2, 0, 0xfe, 1, protocol, 0, Bytes.EMPTY),
                        new UsbInterface(1, 2, 1, 0xfe, 1, protocol, 0, Bytes.EMPTY))
                .subList(0, settings);
        var ids = new DeviceDescriptor(0x200, 0, 64, vendor, product, release, 0, 0, serial.isEmpty() ? 0 : 3, 1);
        return DfuDevice.of(new UsbDevice(path, devnum, ids, 1, interfaces, Bytes.EMPTY))
                .orElseThrow();
    }
}
