// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Some boards of one kind, in download mode unless something else is said, each at its place on the bus: the first at {@code 1-10}, then {@code 1-2},
 * {@code 1-3} and so on.
 *
 * <pre>{@code
 * var boards = SimulatedBoards.of(Chip.ESP32_S3, 2, FlashSize.MB_4.bytes(), SimulatedTiming.INSTANT);
 * boards.plugInto(bus);
 * }</pre>
 */
public final class SimulatedBoards {

    /** The most boards on one bus: 100. */
    public static final int MOST = 100;

    private static final int BUS = 1;
    private static final int FIRST_PORT = 10;

    /**
     * One board.
     *
     * @param path where it is plugged in
     * @param board the board itself
     * @param flashFile what holds its flash, if anything does
     */
    public record Board(UsbPath path, SimulatedBoard board, Optional<Path> flashFile) {

        /** {@return the chip in its ROM, whether that runs or not: the board's} */
        public SimulatedRom rom() {
            return board.rom();
        }
    }

    private final List<Board> boards;

    /** How much had been done to the flash of each when it was in its file. */
    private final Map<UsbPath, Integer> saved = new HashMap<>();

    private SimulatedBoards(List<Board> boards) {
        this.boards = List.copyOf(boards);
        boards.forEach(board -> saved.put(board.path(), changes(board)));
    }

    /**
     * {@return boards with blank flash that is forgotten in the end: the boards}
     *
     * @param chip one with DFU
     * @param count 1 to 100
     * @param flashSize bytes, a multiple of 4096, at most 128 MiB
     * @param timing how long things take
     * @throws IllegalArgumentException if the chip has no DFU, or a number is out of range
     */
    public static SimulatedBoards of(Chip chip, int count, long flashSize, SimulatedTiming timing) {
        checkCount(count);
        var boards = new ArrayList<Board>();
        for (int i = 0; i < count; i++) {
            boards.add(board(chip, i, NorFlash.blank(flashSize, timing.flash()), timing, Optional.empty()));
        }
        return new SimulatedBoards(boards);
    }

    /**
     * {@return boards whose flash is kept in files: the boards}. A file that is there is the flash; one that is not is made, blank.
     *
     * @param chip one with DFU
     * @param count 1 to 100
     * @param flashFile the first board's; the others have {@code .2}, {@code .3} and so on behind its name
     * @param flashSize bytes of a blank one, a multiple of 4096, at most 128 MiB
     * @param timing how long things take
     * @throws io.github.dfumaven.error.InvalidRequestException if a file's length is no flash chip's size
     * @throws IOException if a file cannot be read or made
     */
    public static SimulatedBoards withFiles(
            Chip chip, int count, Path flashFile, long flashSize, SimulatedTiming timing) throws IOException {
        var boards = new ArrayList<Board>();
        for (int i = 0; i < count; i++) {
            var file = i == 0 ? flashFile : flashFile.resolveSibling(flashFile.getFileName() + "." + (i + 1));
            boards.add(board(chip, i, flash(file, flashSize, timing.flash()), timing, Optional.of(file)));
        }
        return new SimulatedBoards(boards);
    }

    /**
     * Returns the same boards with an application that runs where one is in flash.
     *
     * @param app what it shows on USB
     * @return boards that start it, or are in download mode where there is none
     * @throws InvalidRequestException if there is no such application for the chip
     */
    public SimulatedBoards with(SimulatedApp app) throws InvalidRequestException {
        var all = new ArrayList<Board>();
        for (var board : boards) {
            all.add(new Board(board.path(), SimulatedBoard.with(app, board.rom()), board.flashFile()));
        }
        return new SimulatedBoards(all);
    }

    /** {@return all boards: the first one first} */
    public List<Board> list() {
        return boards;
    }

    /**
     * Plugs all boards in.
     *
     * @param bus where
     */
    public void plugInto(SimulatedBus bus) {
        boards.forEach(board -> bus.plug(board.path(), board.board()));
    }

    /**
     * Writes every flash back to its file if anything was done to it since. Each file appears whole or not at all.
     *
     * @throws IOException if one cannot be written; the others are written all the same
     */
    public void save() throws IOException {
        IOException failure = null;
        for (var board : boards) {
            try {
                save(board);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Writes the flash of one board back to its file if anything was done to it since.
     *
     * @param path where the board is, which nobody uses at the moment
     * @throws IOException if the file cannot be written
     */
    public void save(UsbPath path) throws IOException {
        for (var board : boards) {
            if (board.path().equals(path)) {
                save(board);
            }
        }
    }

    private static void checkCount(int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(count + " boards cannot be simulated");
        }
    }

    private synchronized void save(Board board) throws IOException {
        int now = changes(board);
        if (board.flashFile().isPresent() && saved.getOrDefault(board.path(), -1) != now) {
            board.rom().flash().save(board.flashFile().get());
            saved.put(board.path(), now);
        }
    }

    private static int changes(Board board) {
        return board.rom().flash().operations().size();
    }

    private static Board board(Chip chip, int index, NorFlash flash, SimulatedTiming timing, Optional<Path> file) {
        var rom = SimulatedRom.of(chip, mac(index), flash).timed(timing);
        return new Board(path(index), SimulatedBoard.inDownloadMode(rom), file);
    }

    private static NorFlash flash(Path file, long size, FlashTiming timing) throws IOException {
        if (Files.exists(file)) {
            return NorFlash.load(file, timing);
        }
        var blank = NorFlash.blank(size, timing);
        blank.save(file);
        return blank;
    }

    /** The first board has the port of ESP-IDF's examples; the others count from 2 and leave that one out. */
    private static UsbPath path(int index) {
        if (index == 0) {
            return UsbPath.of(BUS, FIRST_PORT);
        }
        int port = index + 1;
        return UsbPath.of(BUS, port < FIRST_PORT ? port : port + 1);
    }

    private static String mac(int index) {
        return String.format(Locale.ROOT, "7c:df:a1:00:00:%02x", index + 1);
    }
}
