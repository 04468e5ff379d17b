// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
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

    static List<ExportedInterface> interfaces(ByteReader in, int count) throws FormatException {
        var interfaces = new ArrayList<ExportedInterface>();
        for (int i = 0; i < count; i++) {
            interfaces.add(ExportedInterface.read(in));
        }
        return interfaces;
    }

    void write(ByteWriter out) {
        device.write(out);
        interfaces.forEach(setting -> setting.write(out));
    }

    /**
     * Tells whether it has DFU, or may have. Of a device without a configuration a list tells no interfaces; Linux
     * takes the configuration away when a device is bound for export, and the client has to give it one.
     */
    boolean mayHaveDfu() {
        return interfaces.isEmpty() || interfaces.stream().anyMatch(ExportedInterface::isDfu);
    }

    /** Tells whether this is the same appearance of the same device, with the same interfaces where both tell some. */
    boolean isSame(ListedDevice other) {
        boolean untold = interfaces.isEmpty() || other.interfaces.isEmpty();
        return device.isSame(other.device) && (untold || interfaces.equals(other.interfaces));
    }
}
