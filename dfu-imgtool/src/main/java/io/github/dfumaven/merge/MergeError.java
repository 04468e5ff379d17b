// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.error.FormatErrorCode;
import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with a merge: its request, its files, or how they fit. */
public enum MergeError implements FormatErrorCode, RequestErrorCode {
    /** There is nothing to merge. */
    MERGE_NO_FILES("Give at least one address and file."),
    /** A file without an address is no archive. */
    MERGE_NOT_AN_ARCHIVE("Give a dfu.bin alone, or an address in front of each file."),
    /** There is no such output format. */
    MERGE_BAD_FORMAT("Give {format} as raw, uf2 or hex."),
    /** UF2 blocks cannot hold so many bytes. */
    MERGE_BAD_CHUNK_SIZE("Give {chunkSize} as a multiple of 4, up to 452, or up to 476 with {md5Disable}."),
    /** No flash chip has the size to pad to. */
    MERGE_BAD_PAD_SIZE("Give {padToSize} as the size of a flash chip: 256KB, 512KB, or 1MB to 128MB in powers of two."),
    /** The fill is no byte. */
    MERGE_BAD_FILL("Give {fill} as a byte from 0 to 0xff; erased flash is 0xff."),
    /** A file starts in front of the output. */
    MERGE_BEFORE_OUTPUT("Lower {targetOffset} to the first file's address, or leave that file out."),
    /** Two files share a sector of flash. */
    MERGE_OVERLAP("Move one of the files to a sector of its own; flash is erased by sectors of 4096 bytes."),
    /** A file has no content. */
    MERGE_EMPTY_FILE("Build the file again, or leave it out."),
    /** A file ends where no flash chip reaches. */
    MERGE_BEYOND_FLASH("Check the address; no flash chip has more than 128 MB."),
    /** The bootloader whose settings are to change is damaged. */
    MERGE_DAMAGED_BOOTLOADER(
            "Build the bootloader again; changing its header would hide the damage behind a new digest."),
    /** The image is for another chip. */
    MERGE_OTHER_CHIP("Give the file that was built for this chip, or the other {target}."),
    /** Flash settings were given, but there is no bootloader to put them into. */
    MERGE_SETTINGS_UNUSED("Check the bootloader's address and file, or leave the flash settings out."),
    /** A changed header makes the secure boot signature void. */
    MERGE_SIGNATURE_VOID("Sign the bootloader again after the change, or leave the flash settings out."),
    /** The content is longer than the size to pad to. */
    MERGE_PAD_TOO_SMALL("Check that the flash is large enough, and raise {padToSize}."),
    /** An option does nothing for this output format. */
    MERGE_OPTION_UNUSED("Leave the option out, or choose another {format}."),
    /** A file starts with a colon but is no Intel HEX. */
    MERGE_TAKEN_AS_BINARY("Check the file if it was meant to be Intel HEX; it was taken byte for byte.");

    private final String hint;

    MergeError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
