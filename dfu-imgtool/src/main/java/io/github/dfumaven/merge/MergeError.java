// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a merge: its request, its files, or how they fit. */
final class MergeError {

    /** There is nothing to merge. */
    public static final RequestErrorCode MERGE_NO_FILES =
            new RequestErrorCode("merge-no-files", "Give at least one address and file.");
    /** A file without an address is no archive. */
    public static final FormatErrorCode MERGE_NOT_AN_ARCHIVE =
            new FormatErrorCode("merge-not-an-archive", "Give a dfu.bin alone, or an address in front of each file.");
    /** There is no such output format. */
    public static final RequestErrorCode MERGE_BAD_FORMAT =
            new RequestErrorCode("merge-bad-format", "Give {format} as raw, uf2 or hex.");
    /** UF2 blocks cannot hold so many bytes. */
    public static final RequestErrorCode MERGE_BAD_CHUNK_SIZE = new RequestErrorCode(
            "merge-bad-chunk-size", "Give {chunkSize} as a multiple of 4, up to 452, or up to 476 with {md5Disable}.");
    /** No flash chip has the size to pad to. */
    public static final RequestErrorCode MERGE_BAD_PAD_SIZE = new RequestErrorCode(
            "merge-bad-pad-size",
            "Give {padToSize} as the size of a flash chip: 256KB, 512KB, or 1MB to 128MB in powers of two.");
    /** The fill is no byte. */
    public static final RequestErrorCode MERGE_BAD_FILL =
            new RequestErrorCode("merge-bad-fill", "Give {fill} as a byte from 0 to 0xff; erased flash is 0xff.");
    /** A file starts in front of the output. */
    public static final RequestErrorCode MERGE_BEFORE_OUTPUT = new RequestErrorCode(
            "merge-before-output", "Lower {targetOffset} to the first file's address, or leave that file out.");
    /** Two files share a sector of flash. */
    public static final RequestErrorCode MERGE_OVERLAP = new RequestErrorCode(
            "merge-overlap", "Move one of the files to a sector of its own; flash is erased by sectors of 4096 bytes.");
    /** A file has no content. */
    public static final FormatErrorCode MERGE_EMPTY_FILE =
            new FormatErrorCode("merge-empty-file", "Build the file again, or leave it out.");
    /** A file ends where no flash chip reaches. */
    public static final RequestErrorCode MERGE_BEYOND_FLASH =
            new RequestErrorCode("merge-beyond-flash", "Check the address; no flash chip has more than 128 MB.");
    /** The bootloader whose settings are to change is damaged. */
    public static final FormatErrorCode MERGE_DAMAGED_BOOTLOADER = new FormatErrorCode(
            "merge-damaged-bootloader",
            "Build the bootloader again; changing its header would hide the damage behind a new digest.");
    /** The image is for another chip. */
    public static final FormatErrorCode MERGE_OTHER_CHIP = new FormatErrorCode(
            "merge-other-chip", "Give the file that was built for this chip, or the other {target}.");
    /** Flash settings were given, but there is no bootloader to put them into. */
    public static final WarningCode MERGE_SETTINGS_UNUSED = new WarningCode(
            "merge-settings-unused", "Check the bootloader's address and file, or leave the flash settings out.");
    /** A changed header makes the secure boot signature void. */
    public static final WarningCode MERGE_SIGNATURE_VOID = new WarningCode(
            "merge-signature-void", "Sign the bootloader again after the change, or leave the flash settings out.");
    /** The content is longer than the size to pad to. */
    public static final WarningCode MERGE_PAD_TOO_SMALL =
            new WarningCode("merge-pad-too-small", "Check that the flash is large enough, and raise {padToSize}.");
    /** An option does nothing for this output format. */
    public static final WarningCode MERGE_OPTION_UNUSED =
            new WarningCode("merge-option-unused", "Leave the option out, or choose another {format}.");
    /** A file starts with a colon but is no Intel HEX. */
    public static final WarningCode MERGE_TAKEN_AS_BINARY = new WarningCode(
            "merge-taken-as-binary", "Check the file if it was meant to be Intel HEX; it was taken byte for byte.");

    private MergeError() {}
}
