// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.chip.Chip;
import java.time.Duration;
import java.util.List;

/**
 * What differs between the ROMs of the chips. The two revisions of the ESP32-P4 that were looked at (rev0 and rev3.00)
 * differ in where things are in memory only; a simulated board has the newer one.
 *
 * @param chip whose ROM it is
 * @param microsAway how long it is off the bus after a detach
 * @param longestDownload the longest data of DNLOAD; longer blocks overwrite what the ROM needs: it crashes
 * @param faultsAtMissingConfiguration whether a configuration that does not exist is read through address 0, which faults;
 *     other ROMs answer nothing
 * @param startsInDfuMode whether an application can restart the chip straight into DFU mode; on others the ROM's functions
 *     for it are empty
 * @param addresses where things are in memory
 * @param rtc what restarts the chip
 */
record RomModel(
        Chip chip,
        int microsAway,
        int longestDownload,
        boolean faultsAtMissingConfiguration,
        boolean startsInDfuMode,
        RomAddresses addresses,
        RtcRegisters rtc) {

    // spotless:off
    /** The older one of the ESP32-P4. */
    static final RomModel ESP32_P4_V0 = new RomModel(Chip.ESP32_P4, 20_101, 8192, true, false, RomAddresses.ESP32_P4_V0, RtcRegisters.ESP32_P4);

    private static final List<RomModel> ALL = List.of(
            //                            time off  longest  faults at a missing  can start
            //                            the bus   DNLOAD   configuration        in DFU mode
            new RomModel(Chip.ESP32_S2,   20_101,     64,    false,               true,  RomAddresses.ESP32_S2,    RtcRegisters.ESP32_S2),
            new RomModel(Chip.ESP32_S3,   20_101,     64,    false,               true,  RomAddresses.ESP32_S3,    RtcRegisters.ESP32_S3),
            new RomModel(Chip.ESP32_P4,   20_101,   8192,    true,                false, RomAddresses.ESP32_P4_V3, RtcRegisters.ESP32_P4),
            new RomModel(Chip.ESP32_S31,  10_111,   8192,    false,               false, RomAddresses.ESP32_S31,   RtcRegisters.ESP32_S31));
    // spotless:on

    /** What a ROM without a number of its own says on every chip. */
    static final String NO_SERIAL_NUMBER = "0";

    static RomModel of(Chip chip) {
        return ALL.stream()
                .filter(model -> model.chip == chip)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(chip + " has no DFU in its ROM"));
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
}
