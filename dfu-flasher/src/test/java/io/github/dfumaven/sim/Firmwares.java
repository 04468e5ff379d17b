// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.util.Map;
import java.util.TreeMap;

/** Small firmware that a chip starts: bootloader, table, and the application "blink" in a version. */
public final class Firmwares {

    public static final long APP = 0x10000;
    private static final Partition FACTORY = new Partition("factory", 0, 0, APP, 0x10000, 0);

    private Firmwares() {}

    /** Returns the files by their addresses. */
    public static Map<Long, Bytes> of(Chip chip, String version) {
        var files = new TreeMap<Long, Bytes>();
        files.put(chip.bootloaderAddress().orElseThrow(), FlashThings.bootloader(chip));
        files.put(PartitionTable.USUAL_OFFSET, FlashThings.table(FACTORY));
        files.put(APP, FlashThings.app(chip, "blink", version));
        return files;
    }

    /** Returns flash with files on it. */
    public static NorFlash flash(Map<Long, Bytes> files) {
        var flash = NorFlash.blank(Boards.FLASH_SIZE);
        files.forEach(flash::program);
        return flash;
    }

    /** Returns a board that runs the application in a version. */
    public static SimulatedBoard board(Chip chip, SimulatedApp app, String version) throws InvalidRequestException {
        return board(chip, app, of(chip, version));
    }

    static SimulatedBoard board(Chip chip, SimulatedApp app, Map<Long, Bytes> files) throws InvalidRequestException {
        return SimulatedBoard.with(app, SimulatedRom.of(chip, "7c:df:a1:00:00:01", flash(files)));
    }
}
