// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.bus.UsbBus;

/** Open buses of tests in other packages. */
public final class OpenBuses {

    private OpenBuses() {}

    /** Returns a bus that a test has made, as commands get one. */
    public static OpenBus of(UsbBus usb) {
        return OwnedBus.of(usb);
    }
}
