// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with the options for a partition table. */
public enum PartitionOptionError implements RequestErrorCode {
    /** The table is not at the start of a sector. */
    BAD_TABLE_OFFSET("Give {offset} as a multiple of 0x1000; ESP-IDF's default is 0x8000."),
    /** The bootloader does not lie in front of the table. */
    BAD_BOOTLOADER_OFFSET("Give {primaryBootloaderOffset} as a multiple of 0x1000 that is below {offset}."),
    /** No version of secure boot. */
    BAD_SECURE_VERSION("Give {secure} as v1 or v2."),
    /** An additional subtype is not spelled right, or is taken. */
    BAD_EXTRA_SUBTYPE("Give {extraPartitionSubtypes} as type,name,value with a free name and a free hexadecimal value, "
            + "such as app,my_app,0x40.");

    private final String hint;

    PartitionOptionError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
