// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with a request for a new image. */
public enum CreateError implements RequestErrorCode {
    /** Nothing says what to put into the image. */
    NO_INPUT("Give addresses and files, or {flasherArgs}, or {bootloader}, {partitions} and {app}."),
    /** Nothing says which chip the image is for. */
    NO_TARGET("Give {target}, for example esp32s3."),
    /** Target and product id do not fit. */
    TARGET_CONTRADICTED("Give only one of {target} and {pid}."),
    /** The build left the flash size open. */
    FLASH_SIZE_OPEN("Give the size of the flash chip with {flashSize}, for example 4MB."),
    /** Nothing says where the application goes. */
    NO_PARTITIONS("Give the partition table with {partitions}."),
    /** A file is for a partition that is not there. */
    UNKNOWN_PARTITION("Use the name of a partition of the table, or add the partition to it."),
    /** Parts of that size would not lie in sectors of their own. */
    BAD_PART_SIZE("Give a multiple of 4096, the size of a flash sector, for example 512K.");

    private final String hint;

    CreateError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
