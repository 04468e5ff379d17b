// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with how files fit together in flash. */
public enum LayoutError implements FormatErrorCode {
    /** An image is for another chip than everything else. */
    WRONG_CHIP("Build the firmware for this target, or the image for the target of the firmware, with {target}."),
    /** The bootloader ends where the partition table begins. */
    BOOTLOADER_REACHES_TABLE("Make the bootloader smaller, or move the table (CONFIG_PARTITION_TABLE_OFFSET)."),
    /** The header of an image states another flash size. */
    FLASH_SIZE_DIFFERS("Build the firmware for the flash chip the board has (CONFIG_ESPTOOLPY_FLASHSIZE)."),
    /** Something ends behind the flash chip. */
    CONTENT_BEYOND_FLASH("Make it smaller or move it, or build the firmware for a larger flash chip."),
    /** An app lies where the chip cannot map it. */
    APP_NOT_ALIGNED("Put apps at multiples of 0x10000 (64K), where the partition table has their partitions."),
    /** A file is of no kind that is known, where an image or a table has to be. */
    CONTENT_UNKNOWN("Check that this is the right file; of those that are right, only encrypted ones look like this."),
    /** A bootloader lies where nothing looks for one. */
    BOOTLOADER_MISPLACED("Put the bootloader where the chip looks for it."),
    /** An app lies where nothing looks for one. */
    APP_MISPLACED("Put the app where its partition begins, and the bootloader where the chip looks for it."),
    /** A merged image goes to another address than it was made for. */
    FLASH_IMAGE_MISPLACED("Give the address at which the merged image begins."),
    /** There is more than one partition table. */
    SECOND_TABLE("Check which one the bootloader reads (CONFIG_PARTITION_TABLE_OFFSET), and remove the other."),
    /** Firmware without a partition table. */
    TABLE_MISSING("Add the partition table of the project; without it the bootloader finds no app.");

    private final String hint;

    LayoutError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
