// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.FlashTiming;
import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.Simulation;
import io.github.dfumaven.usb.Sleeper;
import io.github.dfumaven.usb.Usb4JavaBus;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usbip.UsbIpHost;
import io.github.dfumaven.usbip.UsbIpHosts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The bus that a user chose by a text, open. */
public final class BoardBus implements AutoCloseable {

    private static final String LIBUSB = "libusb";

    private final UsbBus usb;
    private final Optional<SimulatedBoards> boards;

    private BoardBus(UsbBus usb, Optional<SimulatedBoards> boards) {
        this.usb = usb;
        this.boards = boards;
    }

    /**
     * Opens a bus.
     *
     * @param text {@code libusb} for the boards of this machine, {@code usbip://HOST[:PORT]} for those of another host (of
     *     several, joined by commas), or {@code sim[:TARGET[*COUNT]]} for simulated ones
     * @param setup what simulated boards are like
     * @return the bus, to be closed
     * @throws io.github.dfumaven.error.InvalidRequestException if the text names no bus, or no chip to simulate
     * @throws IOException if the bus cannot be reached, or a flash file not be read
     */
    public static BoardBus open(String text, SimulatedSetup setup) throws IOException {
        if (Simulation.isMeant(text)) {
            return simulated(text, setup);
        }
        if (setup.flashFile().isPresent()) {
            throw BackendError.FLASH_FILE_WITHOUT_SIMULATION.about(
                    "simFlashFile", setup.flashFile().get(), "is for simulated boards, but the bus is %s", text);
        }
        if (UsbIpHost.isMeant(text)) {
            return new BoardBus(UsbIpHosts.open(text), Optional.empty());
        }
        if (!text.equals(LIBUSB)) {
            throw BackendError.BAD_USB.about("usb", text, "is no way to boards");
        }
        return new BoardBus(Usb4JavaBus.open(), Optional.empty());
    }

    /**
     * Wraps a bus that somebody else opened.
     *
     * @param usb any bus, closed with this
     * @return a bus that is not called simulated
     */
    public static BoardBus of(UsbBus usb) {
        return new BoardBus(usb, Optional.empty());
    }

    private static BoardBus simulated(String text, SimulatedSetup setup) throws IOException {
        var wanted = Simulation.parse(text);
        var chip = wanted.chip()
                .or(setup::chip)
                .orElseThrow(
                        () -> BackendError.NO_SIMULATED_CHIP.about("usb", text, "does not say which chip to simulate"));
        var boards = boards(wanted.count(), chip, setup);
        var bus = new SimulatedBus(Sleeper.REAL, BusTiming.INSTANT);
        boards.plugInto(bus);
        return new BoardBus(bus, Optional.of(boards));
    }

    private static SimulatedBoards boards(int count, Chip chip, SimulatedSetup setup) throws IOException {
        Optional<Path> file = setup.flashFile();
        if (file.isEmpty()) {
            return SimulatedBoards.of(chip, count, setup.flashSize());
        }
        try {
            return SimulatedBoards.withFiles(chip, count, file.get(), setup.flashSize(), FlashTiming.INSTANT);
        } catch (InvalidRequestException e) {
            throw e.setBy("simFlashFile");
        }
    }

    /**
     * Returns the bus.
     *
     * @return open until this is closed
     */
    public UsbBus usb() {
        return usb;
    }

    /**
     * Tells whether no real board is touched, which users must be told.
     *
     * @return true for boards that are simulated in this process
     */
    public boolean isSimulated() {
        return boards.isPresent();
    }

    /**
     * Writes the flash of simulated boards to their files, and lets go of the bus.
     *
     * @throws IOException if a flash file cannot be written
     */
    @Override
    public void close() throws IOException {
        usb.close();
        if (boards.isPresent()) {
            boards.get().save();
        }
    }
}
