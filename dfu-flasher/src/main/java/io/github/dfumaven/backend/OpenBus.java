// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The bus of a backend, open. */
public final class OpenBus implements AutoCloseable {

    private final UsbBus usb;
    private final Optional<SimulatedBoards> simulated;

    private OpenBus(UsbBus usb, Optional<SimulatedBoards> simulated) {
        this.usb = usb;
        this.simulated = simulated;
    }

    /**
     * {@return a bus of which nothing is kept: the bus}
     *
     * @param usb any bus, closed with this
     */
    public static OpenBus of(UsbBus usb) {
        return new OpenBus(usb, Optional.empty());
    }

    static OpenBus of(UsbBus usb, SimulatedBoards boards) {
        return new OpenBus(usb, Optional.of(boards));
    }

    /** {@return the bus: open until this is closed} */
    public UsbBus usb() {
        return usb;
    }

    /** {@return where boards are simulated: the first one first; nothing for other boards} */
    public List<UsbPath> simulated() {
        return simulated.stream()
                .flatMap(boards -> boards.list().stream())
                .map(SimulatedBoards.Board::path)
                .toList();
    }

    /**
     * Writes the flash of a simulated board to its file, if it has one and anything was done to it.
     *
     * @param path where a board is that nobody uses at the moment
     * @throws IOException if the file cannot be written
     */
    public void save(UsbPath path) throws IOException {
        if (simulated.isPresent()) {
            simulated.get().save(path);
        }
    }

    /**
     * Lets go of the bus, and writes the flash of simulated boards to their files.
     *
     * @throws IOException if a flash file cannot be written; the others are written all the same
     */
    @Override
    public void close() throws IOException {
        usb.close();
        if (simulated.isPresent()) {
            simulated.get().save();
        }
    }
}
