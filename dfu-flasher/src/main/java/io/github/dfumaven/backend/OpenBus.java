// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.List;

/** The bus of a backend, open: where a flasher finds boards. */
public abstract sealed class OpenBus implements AutoCloseable permits OwnedBus {

    OpenBus() {}

    /** {@return where boards are simulated: the first one first; nothing for other boards} */
    public abstract List<UsbPath> simulated();

    /**
     * Writes the flash of a simulated board to its file, if it has one and anything was done to it.
     *
     * @param path where a board is that nobody uses at the moment
     * @throws IOException if the file cannot be written
     */
    public abstract void save(UsbPath path) throws IOException;

    /**
     * Lets go of the bus, and writes the flash of simulated boards to their files.
     *
     * @throws IOException if a flash file cannot be written; the others are written all the same
     */
    @Override
    public abstract void close() throws IOException;
}
