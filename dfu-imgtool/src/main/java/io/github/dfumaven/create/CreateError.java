// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with a request for a new image. */
public final class CreateError {

    /** Nothing says what to put into the image. */
    public static final RequestErrorCode NO_INPUT = new RequestErrorCode(
            "no-input", "Give addresses and files, or {flasherArgs}, or {bootloader}, {partitions} and {app}.");
    /** Nothing says which chip the image is for. */
    public static final RequestErrorCode NO_TARGET =
            new RequestErrorCode("no-target", "Give {target}, for example esp32s3.");
    /** Target and product id do not fit. */
    public static final RequestErrorCode TARGET_CONTRADICTED =
            new RequestErrorCode("target-contradicted", "Give only one of {target} and {pid}.");
    /** The build left the flash size open. */
    public static final RequestErrorCode FLASH_SIZE_OPEN = new RequestErrorCode(
            "flash-size-open", "Give the size of the flash chip with {flashSize}, for example 4MB.");
    /** Nothing says where the application goes. */
    public static final RequestErrorCode NO_PARTITIONS =
            new RequestErrorCode("no-partitions", "Give the partition table with {partitions}.");
    /** A file is for a partition that is not there. */
    public static final RequestErrorCode UNKNOWN_PARTITION = new RequestErrorCode(
            "unknown-partition", "Use the name of a partition of the table, or add the partition to it.");
    /** Parts of that size would not lie in sectors of their own. */
    public static final RequestErrorCode BAD_PART_SIZE = new RequestErrorCode(
            "bad-part-size", "Give a multiple of 4096, the size of a flash sector, for example 512K.");

    private CreateError() {}
}
