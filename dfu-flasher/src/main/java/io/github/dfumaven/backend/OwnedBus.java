// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.bus.BusOwner;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Every open bus, with the transfers that users need not know of. */
final class OwnedBus extends OpenBus implements BusOwner {

    private final UsbBus usb;
    private final Optional<SimulatedBoards> boards;

    private OwnedBus(UsbBus usb, Optional<SimulatedBoards> boards) {
        this.usb = usb;
        this.boards = boards;
    }

    /** Returns a bus of which nothing is kept. It is closed with what is returned. */
    static OpenBus of(UsbBus usb) {
        return new OwnedBus(usb, Optional.empty());
    }

    static OpenBus of(UsbBus usb, SimulatedBoards boards) {
        return new OwnedBus(usb, Optional.of(boards));
    }

    @Override
    public UsbBus usb() {
        return usb;
    }

    @Override
    public List<UsbPath> simulated() {
        return boards.stream()
                .flatMap(all -> all.list().stream())
                .map(SimulatedBoards.Board::path)
                .toList();
    }

    @Override
    public void save(UsbPath path) throws IOException {
        if (boards.isPresent()) {
            boards.get().save(path);
        }
    }

    @Override
    public void close() throws IOException {
        usb.close();
        if (boards.isPresent()) {
            boards.get().save();
        }
    }
}
