// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.ByteReader;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.usb.ConfigurationDescriptor;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.DeviceDescriptor;
import java.util.Optional;

/**
 * What a host learns of a device when it finds it on the bus.
 *
 * @param device its device descriptor
 * @param configuration its first configuration, which is then active
 */
record Enumeration(DeviceDescriptor device, ConfigurationDescriptor configuration) {

    private static final int GET_DESCRIPTOR = 6;
    private static final int SET_ADDRESS = 5;
    private static final int SET_CONFIGURATION = 9;
    private static final int DEVICE = 0x100;
    private static final int CONFIGURATION = 0x200;

    /** Resets a device, as hosts do when one appears, and sets it up; empty if it does not answer as it should. */
    static Optional<Enumeration> afterReset(SimulatedDevice device, int address) {
        device.busReset();
        ask(device, DEVICE, 64);
        device.busReset();
        var found = described(device, address);
        found.ifPresent(enumeration -> enumeration.configure(device));
        return found;
    }

    /** Asks a device that was just reset what it is, and leaves it unconfigured. */
    static Optional<Enumeration> described(SimulatedDevice device, int address) {
        send(device, SET_ADDRESS, address);
        try {
            var own = DeviceDescriptor.read(new ByteReader(ask(device, DEVICE, DeviceDescriptor.SIZE)));
            var head = ask(device, CONFIGURATION, ConfigurationDescriptor.SIZE);
            var all = ask(device, CONFIGURATION, head.length() < 4 ? 0 : head.u16le(2));
            return Optional.of(new Enumeration(own, ConfigurationDescriptor.parse(all)));
        } catch (FormatException e) {
            // A device that does not describe itself is not there for the host; Linux logs and gives up as well.
            return Optional.empty();
        }
    }

    void configure(SimulatedDevice device) {
        send(device, SET_CONFIGURATION, configuration.value());
    }

    private static Bytes ask(SimulatedDevice device, int descriptor, int length) {
        var reply = device.control(ControlTransfer.in(0x80, GET_DESCRIPTOR, descriptor, 0, length));
        return reply instanceof Reply.Ack ack ? ack.data() : Bytes.EMPTY;
    }

    private static void send(SimulatedDevice device, int request, int value) {
        device.control(ControlTransfer.out(0x00, request, value, 0, Bytes.EMPTY));
    }
}
