// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.fault.DeviceErrorCode;

/** What can go wrong when a ROM is asked for more than is documented. */
public final class RomError {

    /**
     * The board cannot be asked what it is: it is no ROM of an ESP chip, or that of an ESP32-P4, of which two are about that
     * nothing tells apart.
     */
    public static final DeviceErrorCode BOARD_CANNOT_TELL = new DeviceErrorCode(
            "board-cannot-tell",
            "Ask it with esptool, or leave out {checkBoard}: only the ROMs of ESP32-S2, ESP32-S3 and ESP32-S31 can be"
                    + " asked over DFU.");
    /**
     * The ROM does not answer as the one does that was looked at: in its descriptors, before anything was written to the
     * chip's memory, or in what was read of it.
     */
    public static final DeviceErrorCode ROM_DIFFERS = new DeviceErrorCode(
            "rom-differs",
            "Press RESET with BOOT held down and run again; if it stays so, leave out {checkBoard}, and report it.");
    /**
     * The word that points to the ROM's strings was changed to ask the chip, and could not be put back. Nothing else was done
     * to the board; the next restart of the chip brings the strings back.
     */
    public static final DeviceErrorCode STRINGS_NOT_RESTORED = new DeviceErrorCode(
            "strings-not-restored",
            "Press RESET with BOOT held down, or unplug the board, before anything else is done to it.");

    private RomError() {}
}
