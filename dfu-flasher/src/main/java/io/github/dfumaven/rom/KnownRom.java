// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the memory and the registers of a chip while its ROM is in DFU mode. One row a chip.
 *
 * <p>The registers restart a chip as esptool does it; found in esptool's targets, and the ROMs were executed with them.
 *
 * @param chip whose ROM it is
 * @param watchdogKey takes the key that lets the watchdog of the RTC domain be written
 * @param watchdogTime ticks of the slow clock until the first stage of the watchdog is over
 * @param watchdogConfiguration switches the watchdog on and says what its first stage does
 * @param forceDownload keeps the chip in download mode unless 0; empty where it is not known to be alone in its register
 * @param ticks says how many ticks the delays of the idle loop take for a microsecond; empty where there are no such delays,
 *     or where nothing tells the ROMs of a chip apart that have it in different places
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets</a>
 */
record KnownRom(
        Chip chip,
        long watchdogKey,
        long watchdogTime,
        long watchdogConfiguration,
        OptionalLong forceDownload,
        OptionalLong ticks) {

    // spotless:off
    private static final List<KnownRom> ALL = List.of(
            //           chip             watchdog: key  time          configuration  force download                 ticks of 1 us
            new KnownRom(Chip.ESP32_S2,   0x3f40_80acL,  0x3f40_8098L, 0x3f40_8094L,  OptionalLong.of(0x3f40_8128L), OptionalLong.empty()),
            new KnownRom(Chip.ESP32_S3,   0x6000_80b0L,  0x6000_809cL, 0x6000_8098L,  OptionalLong.of(0x6000_812cL), OptionalLong.of(0x3fce_f758L)),
            new KnownRom(Chip.ESP32_P4,   0x5011_6018L,  0x5011_6004L, 0x5011_6000L,  OptionalLong.empty(),          OptionalLong.empty()),
            new KnownRom(Chip.ESP32_S31,  0x2080_1018L,  0x2080_1004L, 0x2080_1000L,  OptionalLong.empty(),          OptionalLong.of(0x2f07_fa2cL)));
    // spotless:on

    /** Returns what is known of a device; nothing of one that is not the ROM of a chip by all its descriptors. */
    static Optional<KnownRom> of(DfuDevice device) {
        return ALL.stream()
                .filter(known -> device.isRom() && device.chip().equals(Optional.of(known.chip)))
                .findFirst();
    }
}
