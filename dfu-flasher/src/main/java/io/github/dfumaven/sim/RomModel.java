// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.chip.Chip;
import java.time.Duration;
import java.util.Arrays;

/**
 * What differs between the ROMs of the chips. The two revisions of the ESP32-P4 that were looked at (rev0 and rev3.00)
 * differ in where things are in memory only; a simulated board has the newer one.
 */
enum RomModel {
    // spotless:off
    //                           time off  longest  faults at a missing  can start
    //                           the bus   DNLOAD   configuration        in DFU mode
    ESP32_S2   (Chip.ESP32_S2,   20_101,     64,    false,               true,  RomAddresses.ESP32_S2,    RtcRegisters.ESP32_S2),
    ESP32_S3   (Chip.ESP32_S3,   20_101,     64,    false,               true,  RomAddresses.ESP32_S3,    RtcRegisters.ESP32_S3),
    ESP32_P4   (Chip.ESP32_P4,   20_101,   8192,    true,                false, RomAddresses.ESP32_P4_V3, RtcRegisters.ESP32_P4),
    ESP32_P4_V0(Chip.ESP32_P4,   20_101,   8192,    true,                false, RomAddresses.ESP32_P4_V0, RtcRegisters.ESP32_P4),
    ESP32_S31  (Chip.ESP32_S31,  10_111,   8192,    false,               false, RomAddresses.ESP32_S31,   RtcRegisters.ESP32_S31);
    // spotless:on

    /** What a ROM without a number of its own says on every chip. */
    static final String NO_SERIAL_NUMBER = "0";

    private final Chip chip;
    private final int microsAway;
    private final int longestDownload;
    private final boolean faultsAtMissingConfiguration;
    private final boolean startsInDfuMode;
    private final RomAddresses addresses;
    private final RtcRegisters rtc;

    RomModel(
            Chip chip,
            int microsAway,
            int longestDownload,
            boolean faultsAtMissingConfiguration,
            boolean startsInDfuMode,
            RomAddresses addresses,
            RtcRegisters rtc) {
        this.chip = chip;
        this.microsAway = microsAway;
        this.longestDownload = longestDownload;
        this.faultsAtMissingConfiguration = faultsAtMissingConfiguration;
        this.startsInDfuMode = startsInDfuMode;
        this.addresses = addresses;
        this.rtc = rtc;
    }

    static RomModel of(Chip chip) {
        return Arrays.stream(values())
                .filter(model -> model.chip == chip)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(chip + " has no DFU in its ROM"));
    }

    Chip chip() {
        return chip;
    }

    int bcdDevice() {
        return chip.dfuRelease();
    }

    /** The product string, which is the name of the chip. */
    String product() {
        return chip.name().replace('_', '-');
    }

    Duration away() {
        return Duration.ofNanos(microsAway * 1000L);
    }

    /** Longer blocks overwrite what the ROM needs: it crashes. */
    int longestDownload() {
        return longestDownload;
    }

    RomAddresses addresses() {
        return addresses;
    }

    RtcRegisters rtc() {
        return rtc;
    }

    /** Where a configuration that does not exist is read through address 0, which faults; other ROMs answer nothing. */
    boolean faultsAtMissingConfiguration() {
        return faultsAtMissingConfiguration;
    }

    /** Whether an application can restart the chip straight into DFU mode; on others the ROM's functions for it are empty. */
    boolean startsInDfuMode() {
        return startsInDfuMode;
    }
}
