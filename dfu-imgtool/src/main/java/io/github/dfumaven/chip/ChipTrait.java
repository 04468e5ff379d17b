// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

/**
 * What some chips have and others have not.
 *
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets</a>
 */
enum ChipTrait {
    /** Flash appears in memory in pages of 64 KiB, and in no other size. */
    FIXED_PAGES,
    /** Mapped segments may be larger than 16 MiB. */
    LARGE_SEGMENTS,
    /** The first kind of secure boot, with 64 bytes behind the image. */
    SIGNATURE_VERSION_1,
    /** The ROM shows the same serial number on every chip. */
    NO_SERIAL_NUMBER,
    /** The UF2 family is that of another chip, which it stands for when a file is read. */
    FAMILY_OF_ANOTHER,
    /** Images have the short header, and flash has neither a partition table nor a place for a bootloader. */
    FIRST_GENERATION
}
