// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with how files fit together in flash. */
public enum LayoutError implements FormatErrorCode {
    /** An image is for another chip than everything else. */
    WRONG_CHIP("Build the firmware for this target, or give the target it was built for with {target}."),
    /** The bootloader ends where the partition table begins. */
    BOOTLOADER_REACHES_TABLE("Make the bootloader smaller, or move the table (CONFIG_PARTITION_TABLE_OFFSET)."),
    /** The header of an image states another flash size. */
    FLASH_SIZE_DIFFERS("Build the firmware for the flash chip the board has (CONFIG_ESPTOOLPY_FLASHSIZE).");

    private final String hint;

    LayoutError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
