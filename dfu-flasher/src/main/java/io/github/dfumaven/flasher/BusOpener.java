// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.backend.BoardBus;
import io.github.dfumaven.backend.SimulatedSetup;
import java.io.IOException;

/** Opens the bus that a text names; tests put one of their own in its place. */
@FunctionalInterface
interface BusOpener {

    BoardBus open(String usb, SimulatedSetup setup) throws IOException;
}
