// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.boards.BoardBus;
import io.github.dfumaven.boards.SimulatedSetup;
import java.io.IOException;

/** Opens the bus that a text names; tests put one of their own in its place. */
@FunctionalInterface
interface BusOpener {

    BoardBus open(String usb, SimulatedSetup setup) throws IOException;
}
