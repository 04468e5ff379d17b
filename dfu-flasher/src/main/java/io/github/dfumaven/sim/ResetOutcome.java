// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

/** What a bus reset does to a {@link SimulatedDevice}. */
public enum ResetOutcome {
    /** The device is there as before. */
    SAME,
    /** The device has other descriptors now and has to be enumerated anew. */
    CHANGED,
    /** The chip restarts: it leaves the bus and comes back in the state of a power-on. */
    RESTARTED
}
