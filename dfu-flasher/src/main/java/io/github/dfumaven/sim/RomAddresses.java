// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.util.OptionalLong;

/**
 * Where things are in the memory of a chip while its ROM is in DFU mode, read off the code of each ROM and seen in its
 * recordings.
 *
 * @param stringsPointer the word that points to the table of strings in use
 * @param ownStrings the table of strings in the ROM
 * @param device the device descriptor
 * @param configuration the configuration descriptor
 * @param languages string 0 in the ROM
 * @param manufacturer string 1 in the ROM
 * @param product string 2 in the ROM
 * @param fuses block 1 of the eFuses: the MAC address, its last byte first, and the chip's revision
 * @param flashController the registers of the controller of the flash chip, SPI1
 * @param ticks the word that says how many ticks the delays of the idle loop take for a microsecond; empty where there are
 *     no such delays
 */
record RomAddresses(
        long stringsPointer,
        long ownStrings,
        long device,
        long configuration,
        long languages,
        long manufacturer,
        long product,
        long fuses,
        long flashController,
        OptionalLong ticks) {

    // spotless:off
    //                                                       pointer        own strings    device         configuration  languages      manufacturer   product        eFuse block 1  SPI1           ticks of 1 us
    static final RomAddresses ESP32_S2    = new RomAddresses(0x3fff_fa54L,  0x3ffa_ee4cL,  0x3fff_fa58L,  0x3ffa_eeb2L,  0x3ffa_eeaeL,  0x3ffa_ee9aL,  0x3ffa_ee88L,  0x3f41_a044L,  0x3f40_2000L, OptionalLong.empty());
    static final RomAddresses ESP32_S3    = new RomAddresses(0x3fce_ee78L,  0x3ff1_e7d8L,  0x3fce_eea2L,  0x3ff1_e83aL,  0x3ff1_e836L,  0x3ff1_e822L,  0x3ff1_e810L,  0x6000_7044L,  0x6000_2000L, OptionalLong.of(0x3fce_f758L));
    static final RomAddresses ESP32_P4_V0 = new RomAddresses(0x4ff3_fbfcL,  0x4fc1_f6c8L,  0x4ff3_fbe8L,  0x4fc1_f668L,  0x4fc1_f70cL,  0x4fc1_f6e4L,  0x4fc1_f6f8L,  0x5012_d044L,  0x5008_d000L, OptionalLong.of(0x4ff3_ff84L));
    static final RomAddresses ESP32_P4_V3 = new RomAddresses(0x4ffb_fc08L,  0x4fc1_fa80L,  0x4ffb_fbf4L,  0x4fc1_fa20L,  0x4fc1_fac4L,  0x4fc1_fa9cL,  0x4fc1_fab0L,  0x5012_d044L,  0x5008_d000L, OptionalLong.of(0x4ffb_ff90L));
    static final RomAddresses ESP32_S31   = new RomAddresses(0x2f07_f1b4L,  0x2f84_a570L,  0x2f07_f1e0L,  0x2f84_a5d4L,  0x2f84_a5d0L,  0x2f84_a5bcL,  0x2f84_a5a8L,  0x2071_5050L,  0x2050_1000L, OptionalLong.of(0x2f07_fa2cL));
    // spotless:on
}
