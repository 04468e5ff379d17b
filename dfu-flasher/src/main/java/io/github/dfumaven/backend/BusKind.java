// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.sim.Simulation;
import io.github.dfumaven.usbip.UsbIpHost;

/** How far away the boards of a bus are. */
public enum BusKind {
    /** Plugged into this machine. */
    LOCAL,
    /** Exported by other machines. */
    REMOTE,
    /** Simulated in this process. */
    SIMULATED;

    /**
     * Returns the kind of a bus without opening it.
     *
     * @param usb the bus, as {@link BoardBus#open} takes it
     * @return {@link #LOCAL} also for a text that names no bus
     */
    public static BusKind of(String usb) {
        if (Simulation.isMeant(usb)) {
            return SIMULATED;
        }
        return UsbIpHost.isMeant(usb) ? REMOTE : LOCAL;
    }
}
