// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbBus;

/** Flashers of tests in other packages. */
public final class Flashers {

    private Flashers() {}

    /** Returns a flasher for which time passes as a test lets it. */
    public static Flasher of(UsbBus bus, Sleeper sleeper) {
        return new Flasher(bus, sleeper);
    }
}
