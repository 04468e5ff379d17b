// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.access.Surrounded;
import io.github.dfumaven.access.Surroundings;
import io.github.dfumaven.libusb.Usb4JavaBus;
import io.github.dfumaven.usb.UsbException;
import java.util.Optional;

/** Boards that are plugged into this machine, through libusb. */
final class LibUsbBackend extends Backend implements Surrounded {

    static final String WORD = "libusb";
    static final String WORDS = WORD + " (this machine)";

    private LibUsbBackend() {
        super(WORD);
    }

    static Optional<Backend> read(String usb) {
        return usb.equals(WORD) ? Optional.of(new LibUsbBackend()) : Optional.empty();
    }

    @Override
    public boolean isOfThisMachine() {
        return true;
    }

    @Override
    OpenBus connect(SimulatedSetup setup) throws UsbException {
        return OwnedBus.of(Usb4JavaBus.open());
    }

    @Override
    public Surroundings surroundings(Machine machine) {
        return new LocalSurroundings(machine);
    }
}
