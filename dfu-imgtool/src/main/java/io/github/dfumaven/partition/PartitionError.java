// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a partition table, binary or CSV. */
final class PartitionError {

    /** The bytes are no partition table. */
    static final FormatErrorCode NOT_A_PARTITION_TABLE = new FormatErrorCode(
            "not-a-partition-table", "Give the binary partition table that the build made, or its CSV file.");
    /** A row of the binary starts with the wrong bytes. */
    static final FormatErrorCode PARTITION_BAD_MAGIC =
            new FormatErrorCode("partition-bad-magic", "The table is damaged; build it again from its CSV file.");
    /** The binary ends without the row of 0xff, or that row comes too late. */
    static final FormatErrorCode PARTITION_NO_END = new FormatErrorCode(
            "partition-no-end", "Check that the table was copied whole; build it again from its CSV file.");
    /** The rows do not have the MD5 that the table states. */
    static final FormatErrorCode PARTITION_MD5_MISMATCH = new FormatErrorCode(
            "partition-md5-mismatch", "The table changed after it was built; build it again from its CSV file.");
    /** The firmware takes one MD5 row only. */
    static final FormatErrorCode PARTITION_SECOND_MD5 = new FormatErrorCode(
            "partition-second-md5", "Build the table again from its CSV file; the firmware refuses this one.");
    /** Rows behind the MD5 row, which does not cover them. */
    static final WarningCode PARTITION_ROW_BEHIND_MD5 = new WarningCode(
            "partition-row-behind-md5", "Build the table again from its CSV file, so that the MD5 covers all rows.");
    /** No row at all. */
    static final FormatErrorCode PARTITION_TABLE_EMPTY = new FormatErrorCode(
            "partition-table-empty", "Add at least one partition; the firmware refuses an empty table.");
    /** More rows than the table has room for. */
    static final FormatErrorCode PARTITION_TOO_MANY =
            new FormatErrorCode("partition-too-many", "Remove partitions; a table holds 95 rows, its MD5 among them.");
    /** The CSV is not text in an encoding that is read here. */
    static final FormatErrorCode PARTITION_CSV_ENCODING =
            new FormatErrorCode("partition-csv-encoding", "Save the CSV file as UTF-8.");
    /** A line uses an environment variable that is not set. */
    static final FormatErrorCode PARTITION_UNKNOWN_VARIABLE = new FormatErrorCode(
            "partition-unknown-variable", "Set the variable in the environment, or write the value into the CSV file.");
    /** A name does not fit its 16 bytes, or cannot be written. */
    static final FormatErrorCode PARTITION_BAD_NAME = new FormatErrorCode(
            "partition-bad-name", "Give the partition a name of at most 16 bytes, without NUL, comma and line end.");
    /** No type of that name or number. */
    static final FormatErrorCode PARTITION_BAD_TYPE = new FormatErrorCode(
            "partition-bad-type",
            "Write the type as app, data, bootloader, partition_table or a number from 0 to 254.");
    /** No subtype of that name or number. */
    static final FormatErrorCode PARTITION_BAD_SUBTYPE = new FormatErrorCode(
            "partition-bad-subtype",
            "Write a subtype of this type or a number from 0 to 254, or define it with {extraPartitionSubtypes}.");
    /** An offset is no number, out of range, or below the end of the row in front. */
    static final FormatErrorCode PARTITION_BAD_OFFSET = new FormatErrorCode(
            "partition-bad-offset", "Leave the offset empty to have it set, or write a free one, such as 0x10000.");
    /** A size is missing, no number or out of range. */
    static final FormatErrorCode PARTITION_BAD_SIZE =
            new FormatErrorCode("partition-bad-size", "Write the size as a number, such as 0x6000, 24K or 1M.");
    /** A flag that does not exist. */
    static final FormatErrorCode PARTITION_BAD_FLAG =
            new FormatErrorCode("partition-bad-flag", "Write encrypted, readonly, both joined by a colon, or nothing.");
    /** Flag bits without a meaning. */
    static final WarningCode PARTITION_UNKNOWN_FLAGS = new WarningCode(
            "partition-unknown-flags",
            "Use a newer version that knows the flags, or build the table again from its CSV file.");
    /** A bootloader row without the option that says where the bootloader is. */
    static final FormatErrorCode PARTITION_BOOTLOADER_OFFSET_MISSING = new FormatErrorCode(
            "partition-bootloader-offset-missing",
            "Give {primaryBootloaderOffset}, and for a recovery bootloader {recoveryBootloaderOffset}.");
    /** An offset or a size that is not a multiple of what the type needs. */
    static final FormatErrorCode PARTITION_NOT_ALIGNED = new FormatErrorCode(
            "partition-not-aligned",
            "Align apps to 0x10000 (64K) and everything else to 0x1000 (4K); empty offsets do it for you.");
    /** A partition that firmware writes must not be read-only. */
    static final FormatErrorCode PARTITION_READ_ONLY = new FormatErrorCode(
            "partition-read-only", "Remove the flag readonly; the firmware has to write this partition.");
    /** Too small for NVS that is written. */
    static final FormatErrorCode PARTITION_NVS_TOO_SMALL =
            new FormatErrorCode("partition-nvs-too-small", "Make it 0x3000 (12K) or larger, or add the flag readonly.");
    /** Two partitions of one name. */
    static final FormatErrorCode PARTITION_NAME_TWICE = new FormatErrorCode(
            "partition-name-twice", "Give each partition a name of its own; the firmware finds them by name.");
    /** Reaches into the table or lies below it. */
    static final FormatErrorCode PARTITION_BELOW_TABLE = new FormatErrorCode(
            "partition-below-table",
            "Start partitions behind the sector of the table, at 0x9000 unless the table was moved.");
    /** Two partitions share flash. */
    static final FormatErrorCode PARTITION_OVERLAP = new FormatErrorCode(
            "partition-overlap", "Move or shrink one of the two; empty offsets place them one behind the other.");
    /** The data about OTA must be one partition of two sectors. */
    static final FormatErrorCode PARTITION_BAD_OTADATA = new FormatErrorCode(
            "partition-bad-otadata", "Keep a single partition of this subtype, with a size of 0x2000 (8K).");
    /** Ends behind the flash. */
    static final FormatErrorCode PARTITION_BEYOND_FLASH = new FormatErrorCode(
            "partition-beyond-flash",
            "Shrink or move the partition, or give the size of the board's flash where it is built, with {flashSize}.");
    /** A name that means something else as type or subtype. */
    static final WarningCode PARTITION_NAME_MISLEADING = new WarningCode(
            "partition-name-misleading", "Check whether name, type and subtype are in the right columns.");
    /** Legal, but probably not meant. */
    static final WarningCode PARTITION_DOUBTFUL =
            new WarningCode("partition-doubtful", "Check the row; build tools accept it, but it is seldom meant.");

    private PartitionError() {}
}
