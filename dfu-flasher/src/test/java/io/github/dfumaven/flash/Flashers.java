// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.time.Sleeper;

/** Flashers of tests in other packages. */
public final class Flashers {

    private Flashers() {}

    /** Returns a flasher of the devices on a bus that a test has made. */
    public static Flasher of(UsbBus bus) {
        return of(bus, Sleeper.REAL);
    }

    /** Returns a flasher for which time passes as a test lets it. */
    public static Flasher of(UsbBus bus, Sleeper sleeper) {
        return new Flasher(bus, sleeper);
    }
}
