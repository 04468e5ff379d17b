// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with an application or bootloader image. */
final class EspImageError {

    /** The first byte is not 0xe9. */
    public static final FormatErrorCode IMAGE_BAD_MAGIC = new FormatErrorCode(
            "image-bad-magic",
            "Give the .bin file that the build made of the application or the bootloader, not the .elf file.");
    /** More than 16 segments. */
    public static final FormatErrorCode IMAGE_TOO_MANY_SEGMENTS = new FormatErrorCode(
            "image-too-many-segments",
            "Build the image again; so many segments usually point to a faulty linker script.");
    /** No segment at all. */
    public static final FormatErrorCode IMAGE_NO_SEGMENTS = new FormatErrorCode(
            "image-no-segments", "Build the image again; the chip has nothing to load from this one.");
    /** A segment is longer than what is left of the file. */
    public static final FormatErrorCode IMAGE_SEGMENT_BEYOND_FILE = new FormatErrorCode(
            "image-segment-beyond-file", "Check that the file was copied whole; build or download it again.");
    /** The chip cannot load a segment of such a length. */
    public static final FormatErrorCode IMAGE_BAD_SEGMENT_LENGTH = new FormatErrorCode(
            "image-bad-segment-length", "Build the image again with the tools of ESP-IDF; the chip refuses this one.");
    /** A segment that is mapped from flash does not stand where the pages of the memory allow it. */
    public static final FormatErrorCode IMAGE_MISALIGNED_SEGMENT = new FormatErrorCode(
            "image-misaligned-segment", "Build the image again with the tools of ESP-IDF; the chip refuses this one.");
    /** The byte that says whether a digest follows is neither 0 nor 1. */
    public static final FormatErrorCode IMAGE_BAD_HASH_FIELD =
            new FormatErrorCode("image-bad-hash-field", "The header is damaged; build or download the image again.");
    /** The data does not add up to the check sum. */
    public static final FormatErrorCode IMAGE_CHECKSUM_MISMATCH = new FormatErrorCode(
            "image-checksum-mismatch", "The data changed after the image was built; build or download it again.");
    /** The data does not have the SHA-256 that is appended. */
    public static final FormatErrorCode IMAGE_HASH_MISMATCH = new FormatErrorCode(
            "image-hash-mismatch", "The file changed after it was built; build or download it again.");
    /** The appended SHA-256 is not all there. */
    public static final FormatErrorCode IMAGE_HASH_CUT =
            new FormatErrorCode("image-hash-cut", "Check that the file was copied whole; build or download it again.");
    /** The header's chip id stands for no chip. */
    public static final FormatErrorCode IMAGE_UNKNOWN_CHIP = new FormatErrorCode(
            "image-unknown-chip", "Build the image for a chip this version knows, or use a newer version.");
    /** A flash mode, size or frequency that the chip does not have. */
    public static final WarningCode IMAGE_UNKNOWN_FLASH_SETTING =
            new WarningCode("image-unknown-flash-setting", "Build the image again with flash settings the chip has.");
    /** A text of a description is not UTF-8. */
    public static final WarningCode IMAGE_BAD_TEXT = new WarningCode(
            "image-bad-text", "Check the project's name and version; write them in UTF-8 and build again.");
    /** The application's first segment is too short for the description the bootloader looks for. */
    public static final WarningCode IMAGE_WITHOUT_DESCRIPTION = new WarningCode(
            "image-without-description",
            "Build the application with ESP-IDF's description; the bootloader refuses it otherwise.");
    /** A secure boot signature does not belong to this content. */
    public static final FormatErrorCode IMAGE_SIGNATURE_DAMAGED = new FormatErrorCode(
            "image-signature-damaged", "Sign the image again; whatever changed it came after the signature.");

    private EspImageError() {}
}
