// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with an image for an ESP chip's ROM. */
public final class ArchiveError {

    /** The first entry is not the index. */
    public static final FormatErrorCode INDEX_MISSING =
            new FormatErrorCode("index-missing", "This is no archive for an ESP chip; build it with {create()}.");
    /** The index is not made of whole records. */
    public static final FormatErrorCode INDEX_BAD_SIZE =
            new FormatErrorCode("index-bad-size", "The archive is damaged; build it again.");
    /** The index lists more entries than the ROM takes. */
    public static final FormatErrorCode TOO_MANY_ENTRIES = new FormatErrorCode(
            "too-many-entries", "Build the archive with a larger {partSize}, so that files are cut into fewer parts.");
    /** An entry is listed but not there. */
    public static final FormatErrorCode ENTRY_MISSING =
            new FormatErrorCode("entry-missing", "The archive is damaged or was cut; build it again.");
    /** An entry is there but not listed, so the ROM skips it. */
    public static final FormatErrorCode ENTRY_NOT_LISTED =
            new FormatErrorCode("entry-not-listed", "The chip will not get this file; build the archive again.");
    /** Two entries have one name, which the ROM takes for the same. */
    public static final FormatErrorCode DUPLICATE_NAME = new FormatErrorCode(
            "duplicate-name", "Rename one of the files; the chip's ROM tells them apart by name alone.");
    /** A name is longer than the ROM's field. */
    public static final FormatErrorCode NAME_TOO_LONG = new FormatErrorCode(
            "name-too-long", "Rename the file to at most 63 bytes of UTF-8, with room for the number of a part.");
    /** A name would put its file elsewhere than into a folder, or is no name of a file; a warning if so on Windows only. */
    public static final FormatErrorCode UNSAFE_NAME = new FormatErrorCode(
            "unsafe-name", "Build the archive of files with plain names; do not use it unless you know who made it.");
    /** A warning: two names differ only in upper and lower case, which some systems do not tell apart. */
    public static final WarningCode NAMES_ALIKE = new WarningCode(
            "names-alike", "Rename one of the two; on Windows and macOS one of them could not be extracted.");
    /** The MD5 in the index does not fit the data. */
    public static final FormatErrorCode MD5_MISMATCH =
            new FormatErrorCode("md5-mismatch", "The file changed after it was built; build or download it again.");
    /** The parameters of the flash chip are missing or too short. */
    public static final FormatErrorCode PARAMS_MISSING = new FormatErrorCode(
            "params-missing",
            "Build the archive again with {create()}; without parameters the ROM assumes 2 MB of flash.");
    /** The parameters come after a file that needs them. */
    public static final FormatErrorCode PARAMS_LATE =
            new FormatErrorCode("params-late", "Build the archive again with {create()}.");
    /** The size of the flash chip in the parameters is none that exists. */
    public static final FormatErrorCode PARAMS_BAD_SIZE =
            new FormatErrorCode("params-bad-size", "Build the archive again with the right {flashSize}.");
    /** A record has flags that have no meaning for a file. */
    public static final FormatErrorCode ODD_FLAGS = new FormatErrorCode(
            "odd-flags", "Build the archive again with {create()}; only it knows what the flags should do.");
    /** The archive is too short for the ROM to see that it is one. */
    public static final FormatErrorCode ARCHIVE_TOO_SHORT =
            new FormatErrorCode("archive-too-short", "Put at least one file into the archive.");
    /** Nothing in the archive is written to flash. */
    public static final WarningCode NOTHING_TO_FLASH =
            new WarningCode("nothing-to-flash", "Put at least one file into the archive.");
    /** The suffix names another vendor or product than the chip has. */
    public static final FormatErrorCode SUFFIX_NOT_ESP =
            new FormatErrorCode("suffix-not-esp", "Use the file that was built for this chip.");
    /** The suffix lets the archive go to other chips than the one it was built for. */
    public static final WarningCode SUFFIX_FOR_ANY = new WarningCode(
            "suffix-for-any", "Build the archive again with {target}, or give the suffix the ids of the chip.");
    /** An input file has no bytes. */
    public static final FormatErrorCode EMPTY_FILE = new FormatErrorCode(
            "empty-file", "Leave the file out, or build it again: an empty file would not be flashed.");
    /** An address that the ROM cannot program. */
    public static final FormatErrorCode ADDRESS_UNALIGNED = new FormatErrorCode(
            "address-unaligned", "Give an address that is a multiple of 4096 (0x1000), the size of a flash sector.");
    /** Two files cover the same bytes of flash. */
    public static final FormatErrorCode OVERLAP =
            new FormatErrorCode("overlap", "Move one of the files, or make it smaller.");
    /** Two files lie in the same sector of flash, so writing one erases the other. */
    public static final FormatErrorCode SECTOR_SHARED = new FormatErrorCode(
            "sector-shared", "Move one of the files to the start of a sector of its own, a multiple of 4096 (0x1000).");
    /** A file ends behind the flash chip. */
    public static final FormatErrorCode BEYOND_FLASH = new FormatErrorCode(
            "beyond-flash",
            "Make the file smaller, or give the size of the real flash chip to {create()}, with {flashSize}.");
    /** A file ends above the addresses that the ROM can send. */
    public static final FormatErrorCode ABOVE_16_MIB = new FormatErrorCode(
            "above-16-mib",
            "Flash what lies above 16 MiB over the serial port: the ROM would overwrite the start of flash.");
    /** The entry that says what a delta was made from is damaged. */
    public static final FormatErrorCode DELTA_DAMAGED =
            new FormatErrorCode("delta-damaged", "Make the delta again with {diff()}.");
    /** What a delta needs on the board contradicts itself or what the delta writes. */
    public static final FormatErrorCode DELTA_BAD_BASE =
            new FormatErrorCode("delta-bad-base", "Make the delta again with {diff()}.");
    /** A delta is given where all of the flash is needed. */
    public static final FormatErrorCode DELTA_NOT_WHOLE = new FormatErrorCode(
            "delta-not-whole", "Give the whole new image: what a delta leaves out is in its base only.");

    private ArchiveError() {}
}
