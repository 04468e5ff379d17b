// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import java.time.Duration;

/** What a host sees of a device's answer to a control transfer. */
public sealed interface Reply {

    /**
     * The transfer is acknowledged.
     *
     * @param data the data stage towards the host, at most wLength bytes; empty for transfers towards the device
     */
    record Ack(Bytes data) implements Reply {}

    /** The device refuses: endpoint 0 stalls until the next setup packet. */
    record Stall() implements Reply {}

    /** The device does not answer at all. */
    record Silence() implements Reply {}

    /**
     * The device leaves the bus during the transfer and comes back by itself.
     *
     * @param away how long it is off the bus
     */
    record Left(Duration away) implements Reply {}
}
