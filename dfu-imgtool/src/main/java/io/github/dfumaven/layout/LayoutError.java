// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with how files fit together in flash. */
public final class LayoutError {

    /** An image is for another chip than everything else. */
    public static final FormatErrorCode WRONG_CHIP = new FormatErrorCode(
            "wrong-chip",
            "Build the firmware for this target, or the image for the target of the firmware, with {target}.");
    /** The bootloader ends where the partition table begins. */
    public static final FormatErrorCode BOOTLOADER_REACHES_TABLE = new FormatErrorCode(
            "bootloader-reaches-table",
            "Make the bootloader smaller, or move the table (CONFIG_PARTITION_TABLE_OFFSET).");
    /** The header of an image states another flash size. */
    public static final WarningCode FLASH_SIZE_DIFFERS = new WarningCode(
            "flash-size-differs", "Build the firmware for the flash chip the board has (CONFIG_ESPTOOLPY_FLASHSIZE).");
    /** Something ends behind the flash chip. */
    public static final FormatErrorCode CONTENT_BEYOND_FLASH = new FormatErrorCode(
            "content-beyond-flash", "Make it smaller or move it, or build the firmware for a larger flash chip.");
    /** An app lies where the chip cannot map it. */
    public static final WarningCode APP_NOT_ALIGNED = new WarningCode(
            "app-not-aligned",
            "Put apps at multiples of 0x10000 (64K), where the partition table has their partitions.");
    /** A file is of no kind that is known, where an image or a table has to be. */
    public static final FormatErrorCode CONTENT_UNKNOWN = new FormatErrorCode(
            "content-unknown",
            "Check that this is the right file; of those that are right, only encrypted ones look like this.");
    /** A bootloader lies where nothing looks for one. */
    public static final FormatErrorCode BOOTLOADER_MISPLACED =
            new FormatErrorCode("bootloader-misplaced", "Put the bootloader where the chip looks for it.");
    /** An app lies where nothing looks for one. */
    public static final FormatErrorCode APP_MISPLACED = new FormatErrorCode(
            "app-misplaced", "Put the app where its partition begins, and the bootloader where the chip looks for it.");
    /** A merged image goes to another address than it was made for. */
    public static final FormatErrorCode FLASH_IMAGE_MISPLACED =
            new FormatErrorCode("flash-image-misplaced", "Give the address at which the merged image begins.");
    /** There is more than one partition table. */
    public static final WarningCode SECOND_TABLE = new WarningCode(
            "second-table",
            "Check which one the bootloader reads (CONFIG_PARTITION_TABLE_OFFSET), and remove the other.");
    /** Firmware without a partition table. */
    public static final WarningCode TABLE_MISSING = new WarningCode(
            "table-missing", "Add the partition table of the project; without it the bootloader finds no app.");
    /** The image is larger than the partition it is for. */
    public static final FormatErrorCode PARTITION_TOO_SMALL = new FormatErrorCode(
            "partition-too-small",
            "Make the partition larger or the image smaller; see the partition table of the project.");

    private LayoutError() {}
}
