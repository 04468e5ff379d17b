// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbPath;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A device as the kernel shows it.
 *
 * @param path where it is; without ports for a root hub
 * @param devnum its address on the bus
 * @param descriptors device descriptor and all configurations, as read from it
 * @param configuration bConfigurationValue of the active one
 * @param speed in Mbit/s
 */
record SysfsDevice(UsbPath path, int devnum, Bytes descriptors, int configuration, int speed) {

    private static final int MAJOR = 189;
    private static final Bytes HUB =
            Bytes.hex("12010002090000406b1d020002060000000109021900010100e000" + "0904000001090000000705810304000c");

    static SysfsDevice hub(UsbPath path, int devnum) {
        return new SysfsDevice(path, devnum, HUB, 1, 480);
    }

    /** The name under {@code /sys/bus/usb/devices}. */
    String name() {
        return path.ports().isEmpty() ? "usb" + path.bus() : path.toString();
    }

    /** The folder below {@code /sys}, which lies in that of the hub. */
    String devpath() {
        var folder = new StringBuilder("/devices/pci0000:00/0000:00:14." + path.bus() + "/usb" + path.bus());
        for (int depth = 1; depth <= path.ports().size(); depth++) {
            folder.append('/').append(new UsbPath("", path.bus(), path.ports().subList(0, depth)));
        }
        return folder.toString();
    }

    /** The node below {@code /dev}. */
    String node() {
        return String.format(Locale.ROOT, "bus/usb/%03d/%03d", path.bus(), devnum);
    }

    /** The number of the node, as in {@code 189:9}. */
    String number() {
        return MAJOR + ":" + minor();
    }

    private int minor() {
        return (path.bus() - 1) * 128 + devnum - 1;
    }

    /** The files that libusb and libudev read, but for the descriptors. */
    Map<String, String> attributes() {
        var chain = path.ports().stream().map(String::valueOf).collect(Collectors.joining("."));
        var files = new LinkedHashMap<String, String>();
        files.put("busnum", path.bus() + "\n");
        files.put("devnum", devnum + "\n");
        files.put("devpath", (chain.isEmpty() ? "0" : chain) + "\n");
        files.put("speed", speed + "\n");
        files.put("bConfigurationValue", configuration + "\n");
        files.put("dev", number() + "\n");
        files.put("idVendor", hex16(8));
        files.put("idProduct", hex16(10));
        files.put("bcdDevice", hex16(12));
        files.put(
                "uevent",
                properties().entrySet().stream()
                        .filter(property -> !property.getKey().equals("DEVPATH"))
                        .map(property -> property.getKey() + "=" + property.getValue() + "\n")
                        .collect(Collectors.joining()));
        return files;
    }

    /** What udev tells of the device. */
    Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("DEVPATH", devpath());
        properties.put("SUBSYSTEM", "usb");
        properties.put("DEVTYPE", "usb_device");
        properties.put("DRIVER", "usb");
        properties.put("MAJOR", String.valueOf(MAJOR));
        properties.put("MINOR", String.valueOf(minor()));
        properties.put("BUSNUM", String.format(Locale.ROOT, "%03d", path.bus()));
        properties.put("DEVNUM", String.format(Locale.ROOT, "%03d", devnum));
        properties.put("DEVNAME", "/dev/" + node());
        return properties;
    }

    private String hex16(int offset) {
        return String.format(Locale.ROOT, "%02x%02x%n", descriptors.u8(offset + 1), descriptors.u8(offset));
    }
}
