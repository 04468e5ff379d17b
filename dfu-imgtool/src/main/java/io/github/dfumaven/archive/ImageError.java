// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with an image for an ESP chip's ROM, or with the files it is to be made of. */
public enum ImageError implements FormatErrorCode {
    /** The first entry is not the index. */
    INDEX_MISSING("This is no archive for an ESP chip; build it with {create()}."),
    /** The index is not made of whole records. */
    INDEX_BAD_SIZE("The archive is damaged; build it again."),
    /** The index lists more entries than the ROM takes. */
    TOO_MANY_ENTRIES("Build the archive with a larger {partSize}, so that files are cut into fewer parts."),
    /** An entry is listed but not there. */
    ENTRY_MISSING("The archive is damaged or was cut; build it again."),
    /** An entry is there but not listed, so the ROM skips it. */
    ENTRY_NOT_LISTED("The chip will not get this file; build the archive again."),
    /** Two entries have one name, which the ROM takes for the same. */
    DUPLICATE_NAME("Rename one of the files; the chip's ROM tells them apart by name alone."),
    /** A name is longer than the ROM's field. */
    NAME_TOO_LONG("Rename the file to at most 63 bytes of UTF-8, with room for the number of a part."),
    /** A name would put its file elsewhere than into a folder, or is no name of a file. */
    UNSAFE_NAME("Build the archive of files with plain names; do not use it unless you know who made it."),
    /** Two names differ only in upper and lower case, which some systems do not tell apart. */
    NAMES_ALIKE("Rename one of the two; on Windows and macOS one of them could not be extracted."),
    /** A name was given another spelling in the archive. */
    NAME_CHANGED("Nothing needs to be done; rename one of the files to choose the name yourself."),
    /** The MD5 in the index does not fit the data. */
    MD5_MISMATCH("The file changed after it was built; build or download it again."),
    /** The parameters of the flash chip are missing or too short. */
    PARAMS_MISSING("Build the archive again with {create()}; without parameters the ROM assumes 2 MB of flash."),
    /** The parameters come after a file that needs them. */
    PARAMS_LATE("Build the archive again with {create()}."),
    /** The size of the flash chip in the parameters is none that exists. */
    PARAMS_BAD_SIZE("Build the archive again with the right {flashSize}."),
    /** A record has flags that have no meaning for a file. */
    ODD_FLAGS("Build the archive again with {create()}; only it knows what the flags should do."),
    /** The archive is too short for the ROM to see that it is one. */
    ARCHIVE_TOO_SHORT("Put at least one file into the archive."),
    /** Nothing in the archive is written to flash. */
    NOTHING_TO_FLASH("Put at least one file into the archive."),
    /** The suffix names another vendor or product than the chip has. */
    SUFFIX_NOT_ESP("Use the file that was built for this chip."),
    /** The suffix lets the archive go to other chips than the one it was built for. */
    SUFFIX_FOR_ANY("Build the archive again with {target}, or give the suffix the ids of the chip."),
    /** An input file has no bytes. */
    EMPTY_FILE("Leave the file out, or build it again: an empty file would not be flashed."),
    /** An address that the ROM cannot program. */
    ADDRESS_UNALIGNED("Give an address that is a multiple of 4096 (0x1000), the size of a flash sector."),
    /** Two files cover the same bytes of flash. */
    OVERLAP("Move one of the files, or make it smaller."),
    /** Two files lie in the same sector of flash, so writing one erases the other. */
    SECTOR_SHARED("Move one of the files to the start of a sector of its own, a multiple of 4096 (0x1000)."),
    /** A file ends behind the flash chip. */
    BEYOND_FLASH("Make the file smaller, or give the size of the real flash chip to {create()}, with {flashSize}."),
    /** A file ends above the addresses that the ROM can send. */
    ABOVE_16_MIB("Flash what lies above 16 MiB over the serial port: the ROM would overwrite the start of flash."),
    /** The entry that says what a delta was made from is damaged. */
    DELTA_DAMAGED("Make the delta again with {diff()}."),
    /** What a delta needs on the board contradicts itself or what the delta writes. */
    DELTA_BAD_BASE("Make the delta again with {diff()}."),
    /** A delta is given where all of the flash is needed. */
    DELTA_NOT_WHOLE("Give the whole new image: what a delta leaves out is in its base only."),
    /** The images are for different chips, so the target cannot be told. */
    MIXED_CHIPS("Give the target with {target}, and only files that were built for it."),
    /** The build encrypts this file for the flash, which DFU cannot. */
    ENCRYPTED_FILE("Chips with flash encryption have no DFU; flash them over the serial port."),
    /** A file with arguments for the flasher is not the JSON it should be. */
    FLASHER_ARGS_BAD_JSON("Let ESP-IDF write flasher_args.json again (idf.py build)."),
    /** A path is one of Windows, and no file is there. */
    FLASHER_ARGS_WINDOWS_PATH("The paths are of Windows: copy the build folder whole, or build again on this machine."),
    /** A key or value is missing or of the wrong type. */
    FLASHER_ARGS_BAD_VALUE("Let ESP-IDF write flasher_args.json again (idf.py build).");

    private final String hint;

    ImageError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
