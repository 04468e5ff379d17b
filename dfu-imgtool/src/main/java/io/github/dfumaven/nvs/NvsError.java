// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with the CSV of an NVS partition, or the partition. */
final class NvsError {

    /** The first line does not name the columns. */
    static final FormatErrorCode NVS_CSV_HEADER = new FormatErrorCode(
            "nvs-csv-header", "Make the first line key,type,encoding,value, without blanks, in any order.");
    /** A line has too few or too many fields. */
    static final FormatErrorCode NVS_CSV_ROW = new FormatErrorCode(
            "nvs-csv-row", "Write key,type,encoding,value; put a value with commas or line ends in double quotes.");
    /** A value in front of every namespace. */
    static final FormatErrorCode NVS_NO_NAMESPACE = new FormatErrorCode(
            "nvs-no-namespace", "Put a line such as storage,namespace,, in front of the first value.");
    /** A key is empty or too long. */
    static final FormatErrorCode NVS_BAD_KEY = new FormatErrorCode(
            "nvs-bad-key", "Give the key 1 to 15 bytes; the firmware asks for it by the same name.");
    /** A type that does not exist. */
    static final FormatErrorCode NVS_BAD_TYPE =
            new FormatErrorCode("nvs-bad-type", "Write namespace, data or file as the type.");
    /** An encoding that does not exist. */
    static final FormatErrorCode NVS_BAD_ENCODING = new FormatErrorCode(
            "nvs-bad-encoding",
            "Write u8, i8, u16, i16, u32, i32, u64, i64, string, binary, hex2bin, base64, blob_fill(20;0xFF)"
                    + " or blob_sz_fill(64;0x00).");
    /** A value is not what its encoding says. */
    static final FormatErrorCode NVS_BAD_VALUE =
            new FormatErrorCode("nvs-bad-value", "Correct the value, or give it the encoding that it is written in.");
    /** An integer does not fit its type. */
    static final FormatErrorCode NVS_OUT_OF_RANGE = new FormatErrorCode(
            "nvs-out-of-range", "Choose a wider integer type, the same as the firmware reads, or a smaller number.");
    /** A value is longer than NVS can hold. */
    static final FormatErrorCode NVS_VALUE_TOO_LONG = new FormatErrorCode(
            "nvs-value-too-long", "Shorten the value, split it over several keys, or write it as a blob of version 2.");
    /** A file that a row names cannot be read. */
    static final FormatErrorCode NVS_FILE_UNREADABLE = new FormatErrorCode(
            "nvs-file-unreadable", "Check the path in the row; it counts from the folder of the CSV file.");
    /** A value has a place to be filled for each board, and there is nothing to fill in. */
    static final FormatErrorCode NVS_PLACEHOLDER = new FormatErrorCode(
            "nvs-placeholder",
            "Write one of the names that there are, or a second $ in front where none is meant to be filled in.");
    /** What is filled into the path of a file leads elsewhere. */
    static final FormatErrorCode NVS_PLACEHOLDER_PATH = new FormatErrorCode(
            "nvs-placeholder-path", "Write the folder into the values file, and fill in the name of the file alone.");
    /** More namespaces than there are numbers for them. */
    static final FormatErrorCode NVS_TOO_MANY_NAMESPACES =
            new FormatErrorCode("nvs-too-many-namespaces", "Use fewer namespaces; a partition holds 254.");
    /** The values need more pages than there are. */
    static final FormatErrorCode NVS_TOO_SMALL =
            new FormatErrorCode("nvs-too-small", "Make the partition larger, or remove values.");
    /** One key twice in one namespace. */
    static final WarningCode NVS_KEY_TWICE = new WarningCode(
            "nvs-key-twice", "Keep one of the two rows; which of them the firmware finds is not certain.");
    /** A namespace that was begun before is named again. */
    static final WarningCode NVS_NAMESPACE_AGAIN =
            new WarningCode("nvs-namespace-again", "Move the rows to where their namespace is named first.");
    /** So small that the firmware can only read it. */
    static final WarningCode NVS_READ_ONLY_SIZE = new WarningCode(
            "nvs-read-only-size", "Give the partition the flag readonly, or make it 0x3000 (12K) or larger.");
    /** A partition cannot hold NVS because of its size in the table. */
    static final FormatErrorCode NVS_BAD_PARTITION_SIZE = new FormatErrorCode(
            "nvs-bad-partition-size", "Give the partition a size that is a multiple of 0x1000 in the partition table.");
    /** The bytes are no NVS partition. */
    static final FormatErrorCode NOT_AN_NVS_PARTITION = new FormatErrorCode(
            "not-an-nvs-partition",
            "Give a partition as to-bin writes it or a board's flash holds it, whole pages of 4096 bytes.");
    /** The header of a page is damaged, or its state makes no sense. */
    static final FormatErrorCode NVS_BAD_PAGE =
            new FormatErrorCode("nvs-bad-page", "The partition is damaged; build it again from its CSV file.");
    /** An entry is damaged. */
    static final FormatErrorCode NVS_BAD_ENTRY =
            new FormatErrorCode("nvs-bad-entry", "The partition is damaged; build it again from its CSV file.");
    /** The data of a string or a blob are damaged or not complete. */
    static final FormatErrorCode NVS_BAD_DATA =
            new FormatErrorCode("nvs-bad-data", "The partition is damaged; build it again from its CSV file.");
    /** Something that firmware leaves in a partition it writes to, and the generator does not. */
    static final FormatErrorCode NVS_WRITTEN_TO = new FormatErrorCode(
            "nvs-written-to",
            "Build the partition again from its CSV file; if it comes from a board, say so with {used}.");
    /** No entry can be read: encrypted, or damaged throughout. */
    static final FormatErrorCode NVS_ENCRYPTED = new FormatErrorCode(
            "nvs-encrypted", "Give the file of its key with {key}; if it is not encrypted, it is damaged.");
    /** No entry can be read with the key. */
    static final FormatErrorCode NVS_WRONG_KEY = new FormatErrorCode(
            "nvs-wrong-key", "Give the key that it was encrypted with, or none if it is not encrypted.");
    /** The file of the key is no such file. */
    static final FormatErrorCode NVS_BAD_KEY_FILE = new FormatErrorCode(
            "nvs-bad-key-file", "Give the 64 bytes of the key, or the keys partition that holds them.");
    /** A value that CSV has no way to write. */
    static final FormatErrorCode NVS_NOT_IN_CSV = new FormatErrorCode(
            "nvs-not-in-csv", "Keep the partition in its binary form; a CSV file cannot hold this value.");

    private NvsError() {}
}
