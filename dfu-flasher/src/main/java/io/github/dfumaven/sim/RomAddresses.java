// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.util.OptionalLong;

/**
 * Where things are in the memory of a chip while its ROM is in DFU mode, read off the code of each ROM and seen in its
 * recordings.
 */
enum RomAddresses {
    // spotless:off
    //          pointer        own strings    device         configuration  languages      manufacturer   product        eFuse block 1  SPI1           ticks of 1 us
    ESP32_S2   (0x3fff_fa54L,  0x3ffa_ee4cL,  0x3fff_fa58L,  0x3ffa_eeb2L,  0x3ffa_eeaeL,  0x3ffa_ee9aL,  0x3ffa_ee88L,  0x3f41_a044L,  0x3f40_2000L, 0),
    ESP32_S3   (0x3fce_ee78L,  0x3ff1_e7d8L,  0x3fce_eea2L,  0x3ff1_e83aL,  0x3ff1_e836L,  0x3ff1_e822L,  0x3ff1_e810L,  0x6000_7044L,  0x6000_2000L, 0x3fce_f758L),
    ESP32_P4_V0(0x4ff3_fbfcL,  0x4fc1_f6c8L,  0x4ff3_fbe8L,  0x4fc1_f668L,  0x4fc1_f70cL,  0x4fc1_f6e4L,  0x4fc1_f6f8L,  0x5012_d044L,  0x5008_d000L, 0x4ff3_ff84L),
    ESP32_P4_V3(0x4ffb_fc08L,  0x4fc1_fa80L,  0x4ffb_fbf4L,  0x4fc1_fa20L,  0x4fc1_fac4L,  0x4fc1_fa9cL,  0x4fc1_fab0L,  0x5012_d044L,  0x5008_d000L, 0x4ffb_ff90L),
    ESP32_S31  (0x2f07_f1b4L,  0x2f84_a570L,  0x2f07_f1e0L,  0x2f84_a5d4L,  0x2f84_a5d0L,  0x2f84_a5bcL,  0x2f84_a5a8L,  0x2071_5050L,  0x2050_1000L, 0x2f07_fa2cL);
    // spotless:on

    private final long stringsPointer;
    private final long ownStrings;
    private final long device;
    private final long configuration;
    private final long languages;
    private final long manufacturer;
    private final long product;
    private final long fuses;
    private final long flashController;
    private final long ticks;

    RomAddresses(
            long stringsPointer,
            long ownStrings,
            long device,
            long configuration,
            long languages,
            long manufacturer,
            long product,
            long fuses,
            long flashController,
            long ticks) {
        this.stringsPointer = stringsPointer;
        this.ownStrings = ownStrings;
        this.device = device;
        this.configuration = configuration;
        this.languages = languages;
        this.manufacturer = manufacturer;
        this.product = product;
        this.fuses = fuses;
        this.flashController = flashController;
        this.ticks = ticks;
    }

    /** The word that points to the table of strings in use. */
    long stringsPointer() {
        return stringsPointer;
    }

    /** The table of strings in the ROM. */
    long ownStrings() {
        return ownStrings;
    }

    /** The device descriptor. */
    long device() {
        return device;
    }

    /** The configuration descriptor. */
    long configuration() {
        return configuration;
    }

    /** String 0 in the ROM. */
    long languages() {
        return languages;
    }

    /** String 1 in the ROM. */
    long manufacturer() {
        return manufacturer;
    }

    /** String 2 in the ROM. */
    long product() {
        return product;
    }

    /** Block 1 of the eFuses: the MAC address, its last byte first, and the chip's revision. */
    long fuses() {
        return fuses;
    }

    /** The registers of the controller of the flash chip, SPI1. */
    long flashController() {
        return flashController;
    }

    /** The word that says how many ticks the delays of the idle loop take for a microsecond; empty where there are no such delays. */
    OptionalLong ticks() {
        return ticks == 0 ? OptionalLong.empty() : OptionalLong.of(ticks);
    }
}
