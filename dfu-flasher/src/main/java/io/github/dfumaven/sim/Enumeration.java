// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.enumeration.Description;
import java.util.Optional;

/** What a host does with a device when it finds it on the bus. */
final class Enumeration {

    private static final int SET_ADDRESS = 5;
    private static final int SET_CONFIGURATION = 9;
    private static final int DEVICE = 0x100;

    private Enumeration() {}

    /** Resets a device, as hosts do when one appears, and sets it up; empty if it does not answer as it should. */
    static Optional<Description> afterReset(SimulatedDevice device, int address) {
        device.busReset();
        ask(device, Description.getDescriptor(DEVICE, 64));
        device.busReset();
        var found = described(device, address);
        found.ifPresent(told -> configure(device, told));
        return found;
    }

    /**
     * Asks a device that was just reset what it is, and leaves it unconfigured. One that does not describe itself is not there for
     * the host; Linux logs and gives up as well.
     */
    static Optional<Description> described(SimulatedDevice device, int address) {
        send(device, SET_ADDRESS, address);
        return Description.of(transfer -> ask(device, transfer));
    }

    /** Makes the first configuration the active one. */
    static void configure(SimulatedDevice device, Description told) {
        send(device, SET_CONFIGURATION, told.configuration().value());
    }

    private static Bytes ask(SimulatedDevice device, ControlTransfer transfer) {
        return device.control(transfer) instanceof Reply.Ack ack ? ack.data() : Bytes.EMPTY;
    }

    private static void send(SimulatedDevice device, int request, int value) {
        device.control(ControlTransfer.out(0x00, request, value, 0, Bytes.EMPTY));
    }
}
