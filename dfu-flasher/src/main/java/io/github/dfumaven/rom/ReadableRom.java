// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.fields.ByteWriter;
import java.util.List;
import java.util.Optional;

/**
 * Where things are in the memory of a chip whose ROM can be made to tell it, while that is in DFU mode. One row a chip;
 * found by executing the ROMs. The ESP32-P4 is none of them: its two ROMs (rev0 and rev3.00) have the same descriptors and
 * differ in these addresses, and a word that is written for one of them lands in unknown memory of the other.
 *
 * @param chip whose ROM it is
 * @param pointer the word that points to the table of strings in use
 * @param strings the ROM's own table of strings, and what is in it: two descriptors, and the strings 0 to 2
 * @param free memory that the ROM does not use in DFU mode
 * @param fuses block 1 of the eFuses
 * @param flashController the registers of the controller of the flash chip
 * @param revision where the revision is in the fuses
 */
record ReadableRom(
        Chip chip,
        long pointer,
        List<Long> strings,
        long free,
        long fuses,
        long flashController,
        RevisionFuses revision) {

    // spotless:off
    private static final List<ReadableRom> ALL = List.of(
            //              chip             pointer to     strings: table, device descriptor, configuration, languages, maker, product                        free memory    eFuse block 1  SPI1           revision
            new ReadableRom(Chip.ESP32_S2,   0x3fff_fa54L,  List.of(0x3ffa_ee4cL, 0x3fff_fa58L, 0x3ffa_eeb2L, 0x3ffa_eeaeL, 0x3ffa_ee9aL, 0x3ffa_ee88L),  0x3ffd_8000L,  0x3f41_a044L,  0x3f40_2000L,  RevisionFuses.ESP32_S2),
            new ReadableRom(Chip.ESP32_S3,   0x3fce_ee78L,  List.of(0x3ff1_e7d8L, 0x3fce_eea2L, 0x3ff1_e83aL, 0x3ff1_e836L, 0x3ff1_e822L, 0x3ff1_e810L),  0x3fca_0000L,  0x6000_7044L,  0x6000_2000L,  RevisionFuses.ESP32_S3),
            new ReadableRom(Chip.ESP32_S31,  0x2f07_f1b4L,  List.of(0x2f84_a570L, 0x2f07_f1e0L, 0x2f84_a5d4L, 0x2f84_a5d0L, 0x2f84_a5bcL, 0x2f84_a5a8L),  0x2f01_0000L,  0x2071_5050L,  0x2050_1000L,  RevisionFuses.ESP32_S31));
    // spotless:on

    /** How many strings the ROM has, that of the languages among them. */
    private static final int OWN_STRINGS = 4;

    /** Returns what is known of a device; nothing of one that is not the ROM of a chip by all its descriptors. */
    static Optional<ReadableRom> of(DfuDevice device) {
        return ALL.stream()
                .filter(known -> device.isRom() && device.chip().equals(Optional.of(known.chip)))
                .findFirst();
    }

    /** The ROM's own table of strings. */
    long table() {
        return strings.get(0);
    }

    /** What the ROM's own table begins with: two descriptors, the number of strings, and string 0. */
    Bytes tableStart() {
        return start(OWN_STRINGS).toBytes();
    }

    /**
     * Returns a table in which every string the ROM has is still there, but for the serial number, in whose place is that of
     * the product.
     *
     * @param more addresses of further strings, the first of which gets the number {@link #firstOfOthers()}
     */
    Bytes tableWith(List<Long> more) {
        var table = start(firstOfOthers() + more.size());
        table.u32le(strings.get(4)).u32le(strings.get(5)).u32le(strings.get(5));
        more.forEach(table::u32le);
        return table.toBytes();
    }

    /** The number of the first string that the ROM has not. */
    static int firstOfOthers() {
        return OWN_STRINGS;
    }

    private ByteWriter start(int count) {
        return new ByteWriter()
                .u32le(strings.get(1))
                .u32le(strings.get(2))
                .u32le(count)
                .u32le(strings.get(3));
    }
}
