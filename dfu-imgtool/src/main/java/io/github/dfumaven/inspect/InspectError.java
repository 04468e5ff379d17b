// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with how the parts of a file fit together. */
public enum InspectError implements FormatErrorCode {
    /** We do not know what the file is. */
    UNKNOWN_FORMAT("Check that this is the right file, and that it was copied whole."),
    /** An image is for another chip than the file that holds it. */
    CONTENT_OTHER_CHIP("Build everything for the same target."),
    /** What looks like an image cannot be read as one. */
    CONTENT_DAMAGED("The file was cut or changed; build it again."),
    /** An application or other file is larger than its partition. */
    PARTITION_TOO_SMALL("Make the partition larger in the partition table, or the file smaller."),
    /** A partition ends behind the flash chip. */
    PARTITION_BEYOND_FLASH("Give the size of the real flash chip, or make the partition table smaller."),
    /** The bootloader ends where the partition table begins. */
    BOOTLOADER_REACHES_TABLE(
            "Make the bootloader smaller, or move the partition table (CONFIG_PARTITION_TABLE_OFFSET)."),
    /** The header of an image states another flash size. */
    FLASH_SIZE_DIFFERS("Build the firmware for the flash chip the board has (CONFIG_ESPTOOLPY_FLASHSIZE).");

    private final String hint;

    InspectError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
