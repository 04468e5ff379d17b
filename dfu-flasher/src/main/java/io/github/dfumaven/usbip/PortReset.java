// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;

/**
 * The one way to reset a port over USB/IP: SET_FEATURE(PORT_RESET), a request to hubs, sent to the device itself. Linux
 * servers reset the port on it; other servers pass it on to the device, which stalls it.
 */
final class PortReset {

    static final ControlTransfer REQUEST = ControlTransfer.out(0x23, 3, 4, 0, Bytes.EMPTY);

    private PortReset() {}

    /** Tells whether a transfer is that request, for whatever port. */
    static boolean isMeant(ControlTransfer transfer) {
        return transfer.requestType() == REQUEST.requestType()
                && transfer.request() == REQUEST.request()
                && transfer.value() == REQUEST.value();
    }
}
