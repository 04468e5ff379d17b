// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;

/** Boards in the states in which tests want to meet them. */
public final class Boards {

    public static final long FLASH_SIZE = 4L << 20;

    private Boards() {}

    /** A board after BOOT and RESET, with blank flash. */
    public static SimulatedRom inRuntimeMode(Chip chip) {
        return SimulatedRom.of(chip, "7c:df:a1:00:00:01", NorFlash.blank(FLASH_SIZE));
    }

    /** A board that somebody has detached already. */
    public static SimulatedRom inDfuMode(Chip chip) {
        return detached(inRuntimeMode(chip));
    }

    /** The same board after a detach, to be plugged in. */
    public static SimulatedRom detached(SimulatedRom rom) {
        rom.busReset();
        rom.control(detach());
        rom.busReset();
        return rom;
    }

    /** A board in dfuDNLOAD-IDLE, as a host leaves it that broke off after one block of noise. */
    public static SimulatedRom leftInDownload(Chip chip) {
        var rom = inDfuMode(chip);
        rom.control(ControlTransfer.out(0x21, 1, 0, 2, Bytes.fill(0x5a, 64)));
        return rom;
    }

    /** A board in dfuUPLOAD-IDLE. */
    public static SimulatedRom leftInUpload(Chip chip) {
        var rom = inDfuMode(chip);
        rom.control(ControlTransfer.in(0xa1, 2, 0, 2, 64));
        return rom;
    }

    /** A board in dfuERROR with errUNKNOWN. */
    public static SimulatedRom leftInError(Chip chip) {
        var rom = leftInUpload(chip);
        rom.control(ControlTransfer.out(0x21, 1, 0, 2, Bytes.fill(0x5a, 64)));
        return rom;
    }

    /** A board in dfuERROR with errFIRMWARE, after an archive whose MD5 was wrong. */
    public static SimulatedRom leftWithBadFirmware(Chip chip) {
        var rom = inDfuMode(chip);
        var archive = TinyArchive.of(0x1000, Bytes.fill(0x77, 300), Bytes.fill(0, 16));
        for (int at = 0; at < archive.length(); at += 64) {
            var block = archive.slice(at, Math.min(at + 64, archive.length()));
            rom.control(ControlTransfer.out(0x21, 1, at / 64, 2, block));
        }
        rom.control(ControlTransfer.out(0x21, 1, 0, 2, Bytes.EMPTY));
        rom.control(ControlTransfer.in(0xa1, 3, 0, 2, 6));
        return rom;
    }

    static ControlTransfer detach() {
        return ControlTransfer.out(0x21, 0, 1000, 2, Bytes.EMPTY);
    }
}
