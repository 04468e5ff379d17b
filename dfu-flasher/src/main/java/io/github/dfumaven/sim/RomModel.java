// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.esp.Chip;
import java.time.Duration;
import java.util.Arrays;

/**
 * What differs between the ROMs of the chips. The two revisions of the ESP32-P4 that were looked at (rev0 and rev3.00)
 * differ in where things are in memory only; a simulated board has the newer one.
 */
enum RomModel {
    // spotless:off
    //          chip             bcdDevice  product      time off  longest
    //                                                   the bus   DNLOAD
    ESP32_S2   (Chip.ESP32_S2,  0x0723,    "ESP32-S2",  20_101,     64, RomAddresses.ESP32_S2),
    ESP32_S3   (Chip.ESP32_S3,  0x0728,    "ESP32-S3",  20_101,     64, RomAddresses.ESP32_S3),
    ESP32_P4   (Chip.ESP32_P4,  0x0912,    "ESP32-P4",  20_101,   8192, RomAddresses.ESP32_P4_V3),
    ESP32_P4_V0(Chip.ESP32_P4,  0x0912,    "ESP32-P4",  20_101,   8192, RomAddresses.ESP32_P4_V0),
    ESP32_S31  (Chip.ESP32_S31, 0x0764,    "ESP32-S31", 10_111,   8192, RomAddresses.ESP32_S31);
    // spotless:on

    /** The S2 has no number of its own: its serial string is this on every chip. */
    static final String SERIAL_OF_S2 = "0";

    private final Chip chip;
    private final int bcdDevice;
    private final String product;
    private final int microsAway;
    private final int longestDownload;
    private final RomAddresses addresses;

    RomModel(Chip chip, int bcdDevice, String product, int microsAway, int longestDownload, RomAddresses addresses) {
        this.chip = chip;
        this.bcdDevice = bcdDevice;
        this.product = product;
        this.microsAway = microsAway;
        this.longestDownload = longestDownload;
        this.addresses = addresses;
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
        return bcdDevice;
    }

    String product() {
        return product;
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

    /** On the P4 a configuration that does not exist is read through address 0, which faults; others answer nothing. */
    boolean faultsAtMissingConfiguration() {
        return chip == Chip.ESP32_P4;
    }
}
