// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.ByteReader;
import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.error.FormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of OP_REP_DEVLIST: a device and its interfaces.
 *
 * @param device what it is
 * @param interfaces as many as the device says it has
 */
record ListedDevice(ExportedDevice device, List<ExportedInterface> interfaces) {

    ListedDevice {
        interfaces = List.copyOf(interfaces);
    }

    static ListedDevice read(ByteReader in) throws FormatException {
        var device = ExportedDevice.read(in);
        return new ListedDevice(device, interfaces(in, device.interfaces()));
    }

    static List<ExportedInterface> interfaces(ByteReader in, int count) throws FormatException {
        var interfaces = new ArrayList<ExportedInterface>();
        for (int i = 0; i < count; i++) {
            interfaces.add(ExportedInterface.read(in));
        }
        return interfaces;
    }

    void write(ByteWriter out) {
        device.write(out);
        interfaces.forEach(one -> one.write(out));
    }

    /** Tells whether leaving it alone matters: it takes images now, and a reset of the bus may restart it. */
    boolean isInDfuMode() {
        return interfaces.stream().anyMatch(one -> one.isDfu() && one.protocol() != 1);
    }

    boolean hasDfu() {
        return interfaces.stream().anyMatch(ExportedInterface::isDfu);
    }

    /** Tells whether this is the same appearance of the same device, with the same interfaces. */
    boolean isSame(ListedDevice other) {
        return device.isSame(other.device) && interfaces.equals(other.interfaces);
    }
}
