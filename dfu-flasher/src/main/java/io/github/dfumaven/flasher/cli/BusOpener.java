// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.backend.SimulatedSetup;
import java.io.IOException;

/** Opens the bus of a backend; tests put one of their own in its place. */
@FunctionalInterface
interface BusOpener {

    OpenBus open(Backend backend, SimulatedSetup setup) throws IOException;
}
