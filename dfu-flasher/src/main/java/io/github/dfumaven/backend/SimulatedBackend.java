// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.access.Surrounded;
import io.github.dfumaven.access.Surroundings;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.util.Optional;

/** Boards that are simulated in this process: nothing of this machine matters to them. */
final class SimulatedBackend extends Backend implements Surrounded, Surroundings {

    static final String WORDS = "sim[:TARGET[*COUNT]] (simulated)";
    static final String EXAMPLE = "sim, sim:esp32s3*2";

    private static final String WORD = "sim";
    private static final String SIM_FLASH_FILE = "simFlashFile";
    private static final String CURE = "Look at real boards instead: dfu-flasher doctor, without --usb.";

    /** The chip on each board; empty to take it from what is flashed. */
    private final Optional<Chip> chip;

    private final int count;

    /** What the flash file is called where users name it. */
    private final String flashFile;

    private SimulatedBackend(String usb, Optional<Chip> chip, int count, String flashFile) {
        super(usb);
        this.chip = chip;
        this.count = count;
        this.flashFile = flashFile;
    }

    static SimulatedBackend of(Chip chip, int count) throws InvalidRequestException {
        if (!chip.hasDfu()) {
            throw chip.dfuNotSupported();
        }
        if (count < 1 || count > SimulatedBoards.MOST) {
            throw BackendError.BAD_BOARD_COUNT.about(
                    "count", count, "boards cannot be simulated, only 1 to %d", SimulatedBoards.MOST);
        }
        return new SimulatedBackend(WORD + ":" + chip.target() + "*" + count, Optional.of(chip), count, "flashFile");
    }

    static Optional<Backend> read(String usb) throws InvalidRequestException {
        if (usb.equals(WORD)) {
            return Optional.of(new SimulatedBackend(usb, Optional.empty(), 1, SIM_FLASH_FILE));
        }
        if (!usb.startsWith(WORD + ":")) {
            return Optional.empty();
        }
        var boards = usb.substring(WORD.length() + 1);
        int star = boards.indexOf('*');
        var chip = Chip.namedWithDfu(star < 0 ? boards : boards.substring(0, star));
        int count = star < 0 ? 1 : count(usb, boards.substring(star + 1));
        return Optional.of(new SimulatedBackend(usb, Optional.of(chip), count, SIM_FLASH_FILE));
    }

    private static int count(String usb, String text) throws InvalidRequestException {
        long count = Numbers.integer(text).orElse(0);
        if (count < 1 || count > SimulatedBoards.MOST) {
            throw BackendError.BAD_SIMULATION.about(
                    "usb", usb, "asks for %s boards, not 1 to %d", text, SimulatedBoards.MOST);
        }
        return (int) count;
    }

    @Override
    OpenBus connect(SimulatedSetup setup) throws IOException {
        var all = boards(setup);
        var boards = setup.app().isPresent() ? all.with(setup.app().get()) : all;
        var bus = new SimulatedBus(Sleeper.REAL, setup.timing().bus(setup.latency()));
        boards.plugInto(bus);
        return OwnedBus.of(bus, boards);
    }

    private SimulatedBoards boards(SimulatedSetup setup) throws IOException {
        var wanted = chip.or(setup::chip)
                .orElseThrow(
                        () -> BackendError.NO_SIMULATED_CHIP.about("usb", this, "does not say which chip to simulate"));
        var file = setup.flashFile();
        if (file.isEmpty()) {
            return SimulatedBoards.of(wanted, count, setup.flashSize(), setup.timing());
        }
        try {
            return SimulatedBoards.withFiles(wanted, count, file.get(), setup.flashSize(), setup.timing());
        } catch (InvalidRequestException e) {
            throw e.setBy(flashFile);
        }
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public Surroundings surroundings(Machine machine) {
        return this;
    }

    @Override
    public String chosenBy() {
        return "--usb " + this + " ";
    }

    @Override
    public Check works(int devices) {
        return Check.ok(Numbers.counted(devices, "board")
                + " simulated in this process; nothing of this machine, of its cables and its USB is looked at");
    }

    @Override
    public Check noBoard(int devices) {
        return Check.problem("no simulated board is there", CURE);
    }

    @Override
    public Check unavailable(UsbException why) {
        return Check.problem(why.describe(Wording.PLAIN), CURE);
    }
}
