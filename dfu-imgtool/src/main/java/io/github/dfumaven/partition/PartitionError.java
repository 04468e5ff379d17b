// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with a partition table, binary or CSV. */
public enum PartitionError implements FormatErrorCode {
    /** The bytes are no partition table. */
    NOT_A_PARTITION_TABLE("Give the binary partition table that the build made, or its CSV file."),
    /** A row of the binary starts with the wrong bytes. */
    PARTITION_BAD_MAGIC("The table is damaged; build it again from its CSV file."),
    /** The binary ends without the row of 0xff, or that row comes too late. */
    PARTITION_NO_END("Check that the table was copied whole; build it again from its CSV file."),
    /** The rows do not have the MD5 that the table states. */
    PARTITION_MD5_MISMATCH("The table changed after it was built; build it again from its CSV file."),
    /** The firmware takes one MD5 row only. */
    PARTITION_SECOND_MD5("Build the table again from its CSV file; the firmware refuses this one."),
    /** Rows behind the MD5 row, which does not cover them. */
    PARTITION_ROW_BEHIND_MD5("Build the table again from its CSV file, so that the MD5 covers all rows."),
    /** No row at all. */
    PARTITION_TABLE_EMPTY("Add at least one partition; the firmware refuses an empty table."),
    /** More rows than the table has room for. */
    PARTITION_TOO_MANY("Remove partitions; a table holds 95 rows, its MD5 among them."),
    /** The CSV is not text in an encoding that is read here. */
    PARTITION_CSV_ENCODING("Save the CSV file as UTF-8."),
    /** A line uses an environment variable that is not set. */
    PARTITION_UNKNOWN_VARIABLE("Set the variable in the environment, or write the value into the CSV file."),
    /** A name does not fit its 16 bytes, or cannot be written. */
    PARTITION_BAD_NAME("Give the partition a name of at most 16 bytes, without NUL, comma and line end."),
    /** No type of that name or number. */
    PARTITION_BAD_TYPE("Write the type as app, data, bootloader, partition_table or a number from 0 to 254."),
    /** No subtype of that name or number. */
    PARTITION_BAD_SUBTYPE(
            "Write a subtype of this type or a number from 0 to 254, or define it with {extraPartitionSubtypes}."),
    /** An offset is no number, out of range, or below the end of the row in front. */
    PARTITION_BAD_OFFSET("Leave the offset empty to have it set, or write a free one, such as 0x10000."),
    /** A size is missing, no number or out of range. */
    PARTITION_BAD_SIZE("Write the size as a number, such as 0x6000, 24K or 1M."),
    /** A flag that does not exist. */
    PARTITION_BAD_FLAG("Write encrypted, readonly, both joined by a colon, or nothing."),
    /** Flag bits without a meaning. */
    PARTITION_UNKNOWN_FLAGS("Use a newer version that knows the flags, or build the table again from its CSV file."),
    /** A bootloader row without the option that says where the bootloader is. */
    PARTITION_BOOTLOADER_OFFSET_MISSING(
            "Give {primaryBootloaderOffset}, and for a recovery bootloader {recoveryBootloaderOffset}."),
    /** An offset or a size that is not a multiple of what the type needs. */
    PARTITION_NOT_ALIGNED(
            "Align apps to 0x10000 (64K) and everything else to 0x1000 (4K); empty offsets do it for you."),
    /** A partition that firmware writes must not be read-only. */
    PARTITION_READ_ONLY("Remove the flag readonly; the firmware has to write this partition."),
    /** Too small for NVS that is written. */
    PARTITION_NVS_TOO_SMALL("Make it 0x3000 (12K) or larger, or add the flag readonly."),
    /** Two partitions of one name. */
    PARTITION_NAME_TWICE("Give each partition a name of its own; the firmware finds them by name."),
    /** Reaches into the table or lies below it. */
    PARTITION_BELOW_TABLE("Start partitions behind the sector of the table, at 0x9000 unless the table was moved."),
    /** Two partitions share flash. */
    PARTITION_OVERLAP("Move or shrink one of the two; empty offsets place them one behind the other."),
    /** The data about OTA must be one partition of two sectors. */
    PARTITION_BAD_OTADATA("Keep a single partition of this subtype, with a size of 0x2000 (8K)."),
    /** Ends behind the flash. */
    PARTITION_BEYOND_FLASH(
            "Shrink or move the partition, or give the size of the board's flash where it is built, with {flashSize}."),
    /** A name that means something else as type or subtype. */
    PARTITION_NAME_MISLEADING("Check whether name, type and subtype are in the right columns."),
    /** Legal, but probably not meant. */
    PARTITION_DOUBTFUL("Check the row; build tools accept it, but it is seldom meant."),
    /** The image is larger than the partition it is for. */
    PARTITION_TOO_SMALL("Make the partition larger or the image smaller; see the partition table of the project."),
    /** Little is left for the image to grow. */
    PARTITION_NEARLY_FULL("Plan for a larger partition; the image can hardly grow."),
    /** The bootloader reaches into the partition table. */
    BOOTLOADER_TOO_LARGE(
            "Make the bootloader smaller (log level, optimisation), or move the table to a higher offset."),
    /** Nothing to boot, or nothing of the wanted kind. */
    PARTITION_MISSING("Add the partition to the table, or ask for one that is there.");

    private final String hint;

    PartitionError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
