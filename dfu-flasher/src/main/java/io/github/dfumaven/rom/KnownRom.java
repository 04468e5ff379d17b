// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the memory and the registers of a chip while its ROM is in DFU mode. One row a chip; 0 is not known, or
 * not there.
 *
 * <p>The registers restart a chip as esptool does it; found in esptool's targets, and the ROMs were executed with them.
 *
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets</a>
 */
enum KnownRom {
    // spotless:off
    //        chip             watchdog: key  time          configuration  force download  ticks of 1 us
    ESP32_S2 (Chip.ESP32_S2,   0x3f40_80acL,  0x3f40_8098L, 0x3f40_8094L,  0x3f40_8128L,   0),
    ESP32_S3 (Chip.ESP32_S3,   0x6000_80b0L,  0x6000_809cL, 0x6000_8098L,  0x6000_812cL,   0x3fce_f758L),
    ESP32_P4 (Chip.ESP32_P4,   0x5011_6018L,  0x5011_6004L, 0x5011_6000L,  0,              0),
    ESP32_S31(Chip.ESP32_S31,  0x2080_1018L,  0x2080_1004L, 0x2080_1000L,  0,              0x2f07_fa2cL);
    // spotless:on

    private final Chip chip;
    private final long watchdogKey;
    private final long watchdogTime;
    private final long watchdogConfiguration;
    private final long forceDownload;
    private final long ticks;

    KnownRom(
            Chip chip,
            long watchdogKey,
            long watchdogTime,
            long watchdogConfiguration,
            long forceDownload,
            long ticks) {
        this.chip = chip;
        this.watchdogKey = watchdogKey;
        this.watchdogTime = watchdogTime;
        this.watchdogConfiguration = watchdogConfiguration;
        this.forceDownload = forceDownload;
        this.ticks = ticks;
    }

    /** Returns what is known of a device; nothing of one that is not the ROM of a chip by all its descriptors. */
    static Optional<KnownRom> of(DfuDevice device) {
        return Arrays.stream(values())
                .filter(known -> device.isRom() && device.chip().equals(Optional.of(known.chip)))
                .findFirst();
    }

    /** Takes the key that lets the watchdog of the RTC domain be written. */
    long watchdogKey() {
        return watchdogKey;
    }

    /** Ticks of the slow clock until the first stage of the watchdog is over. */
    long watchdogTime() {
        return watchdogTime;
    }

    /** Switches the watchdog on and says what its first stage does. */
    long watchdogConfiguration() {
        return watchdogConfiguration;
    }

    /** Keeps the chip in download mode unless 0; empty where it is not known to be alone in its register. */
    OptionalLong forceDownload() {
        return known(forceDownload);
    }

    /**
     * Says how many ticks the delays of the idle loop take for a microsecond; empty where there are no such delays, or
     * where nothing tells the ROMs of a chip apart that have it in different places.
     */
    OptionalLong ticks() {
        return known(ticks);
    }

    private static OptionalLong known(long address) {
        return address == 0 ? OptionalLong.empty() : OptionalLong.of(address);
    }
}
