// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import java.util.ArrayList;

/**
 * What the kernel learns of a device that it has found, before any program sees it.
 *
 * @param descriptors device descriptor and all configurations
 * @param configuration bConfigurationValue of the one that was selected
 */
record Enumeration(Bytes descriptors, int configuration) {

    private static final int DEVICE = 1;
    private static final int CONFIGURATION = 2;
    private static final int MOST_RESETS = 3;

    static Enumeration of(SimulatedDevice device) {
        for (int n = 0; device.busReset() != ResetOutcome.SAME; n++) {
            if (n == MOST_RESETS) {
                throw new IllegalStateException("the device restarts at every reset of the bus");
            }
        }

        return afterReset(device);
    }

    /** Reads a device that was just reset, and selects its first configuration. */
    static Enumeration afterReset(SimulatedDevice device) {
        var descriptor = get(device, DEVICE, 0, 18);
        var all = new ArrayList<Bytes>();
        all.add(descriptor);
        for (int index = 0; index < descriptor.u8(17); index++) {
            var header = get(device, CONFIGURATION, index, 9);
            all.add(get(device, CONFIGURATION, index, header.u8(2) | header.u8(3) << 8));
        }
        int value = all.get(1).u8(5);
        configure(device, value);
        return new Enumeration(Bytes.concat(all), value);
    }

    private static void configure(SimulatedDevice device, int value) {
        var reply = device.control(ControlTransfer.out(0x00, 0x09, value, 0, Bytes.EMPTY));
        if (!(reply instanceof Reply.Ack)) {
            throw new IllegalStateException("SET_CONFIGURATION " + value + " gave " + reply);
        }
    }

    private static Bytes get(SimulatedDevice device, int type, int index, int length) {
        var reply = device.control(ControlTransfer.in(0x80, 0x06, type << 8 | index, 0, length));
        if (reply instanceof Reply.Ack ack && ack.data().length() == length) {
            return ack.data();
        }
        throw new IllegalStateException("GET_DESCRIPTOR " + type + ", " + length + " bytes, gave " + reply);
    }
}
