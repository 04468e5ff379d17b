// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes registers through the ROM of an ESP chip, in a way that is not documented: files of an archive with the flag
 * "copy to RAM", of which each 4 bytes become one access. Found by executing the ROMs; not tried on a board.
 */
public final class RomRegisters {

    private static final long WATCHDOG_KEY = 0x50d8_3aa1L;

    /** On; the first stage resets the whole chip with its RTC domain, with a pulse of width 2. */
    private static final long RESTART = 0xd000_0102L;

    /** At 90 to 150 kHz 0.13 to 0.22 s, which is enough for the ROM to answer. esptool takes a tenth of it. */
    private static final long SOON = 20_000;

    private final KnownRom known;
    private final Patient patient;

    private RomRegisters(KnownRom known, OpenRom rom, int mostRestarts) {
        this.known = known;
        this.patient = new Patient(rom, mostRestarts);
    }

    /**
     * Tells whether the registers of a device are known.
     *
     * @param device a device in any mode
     * @return true for the ROM of an ESP chip in the table, told by all of its descriptors
     */
    public static boolean areKnown(DfuDevice device) {
        return KnownRom.of(device).isPresent();
    }

    /**
     * Returns those of a device that {@linkplain #areKnown are known}.
     *
     * @param rom an open ROM
     * @param mostRestarts how often it begins anew at most after a failed transfer
     * @return its registers
     * @throws IllegalArgumentException if they are not known
     */
    public static RomRegisters of(OpenRom rom, int mostRestarts) {
        var known = KnownRom.of(rom.device())
                .orElseThrow(() -> new IllegalArgumentException(rom.device() + " has no registers that are known"));
        return new RomRegisters(known, rom, mostRestarts);
    }

    /**
     * Makes the watchdog of the chip restart it, a fifth of a second later, as esptool does to start the application: "force
     * download boot" is cleared before where its register is known.
     *
     * @throws DeviceException if the ROM did not take all of it, or was not heard; the chip may restart all the same
     */
    public void restartChip() throws DeviceException {
        var writes = new ArrayList<Region>();
        known.forceDownload().ifPresent(address -> writes.add(word(address, 0)));
        writes.addAll(List.of(
                word(known.watchdogKey(), WATCHDOG_KEY),
                word(known.watchdogTime(), SOON),
                word(known.watchdogConfiguration(), RESTART),
                word(known.watchdogKey(), 0)));
        patient.send(ArchiveWriter.memoryOnly(writes), "sending the restart again");
    }

    /**
     * Tells whether the idle loop of a ROM waits between two looks at USB, and where it takes the length of that from.
     *
     * @param device a device in any mode
     * @return true if {@link #shortenDelays} can be called
     */
    public static boolean canShortenDelays(DfuDevice device) {
        return KnownRom.of(device)
                .flatMap(known -> known.ticks().stream().boxed().findFirst())
                .isPresent();
    }

    /**
     * Makes all delays of the ROM a fortieth of what they are, until the chip restarts, by telling it that a microsecond
     * is one tick.
     *
     * @throws DeviceException if the ROM did not take it, or was not heard
     * @throws IllegalArgumentException if it {@linkplain #canShortenDelays cannot be done}
     */
    public void shortenDelays() throws DeviceException {
        long ticks = known.ticks().orElseThrow(() -> new IllegalArgumentException(known + " has no such delays"));
        patient.send(ArchiveWriter.memoryOnly(List.of(word(ticks, 1))), "shortening the delays again");
    }

    private static Region word(long address, long value) {
        return new Region(address, new ByteWriter().u32le(value).toBytes());
    }
}
