// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with the options for a partition table. */
final class PartitionOptionError {

    /** The table is not at the start of a sector. */
    public static final RequestErrorCode BAD_TABLE_OFFSET = new RequestErrorCode(
            "bad-table-offset", "Give {offset} as a multiple of 0x1000; ESP-IDF's default is 0x8000.");
    /** The bootloader does not lie in front of the table. */
    public static final RequestErrorCode BAD_BOOTLOADER_OFFSET = new RequestErrorCode(
            "bad-bootloader-offset", "Give {primaryBootloaderOffset} as a multiple of 0x1000 that is below {offset}.");
    /** No version of secure boot. */
    public static final RequestErrorCode BAD_SECURE_VERSION =
            new RequestErrorCode("bad-secure-version", "Give {secure} as v1 or v2.");
    /** An additional subtype is not spelled right, or is taken. */
    public static final RequestErrorCode BAD_EXTRA_SUBTYPE = new RequestErrorCode(
            "bad-extra-subtype",
            "Give {extraPartitionSubtypes} as type,name,value with a free name and a free hexadecimal value, "
                    + "such as app,my_app,0x40.");

    private PartitionOptionError() {}
}
