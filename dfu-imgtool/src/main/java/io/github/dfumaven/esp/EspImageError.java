// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with an application or bootloader image. */
public enum EspImageError implements FormatErrorCode {
    /** The first byte is not 0xe9. */
    IMAGE_BAD_MAGIC("Give the .bin file that the build made of the application or the bootloader, not the .elf file."),
    /** More than 16 segments. */
    IMAGE_TOO_MANY_SEGMENTS("Build the image again; so many segments usually point to a faulty linker script."),
    /** No segment at all. */
    IMAGE_NO_SEGMENTS("Build the image again; the chip has nothing to load from this one."),
    /** A segment is longer than what is left of the file. */
    IMAGE_SEGMENT_BEYOND_FILE("Check that the file was copied whole; build or download it again."),
    /** The chip cannot load a segment of such a length. */
    IMAGE_BAD_SEGMENT_LENGTH("Build the image again with the tools of ESP-IDF; the chip refuses this one."),
    /** A segment that is mapped from flash does not stand where the pages of the memory allow it. */
    IMAGE_MISALIGNED_SEGMENT("Build the image again with the tools of ESP-IDF; the chip refuses this one."),
    /** The byte that says whether a digest follows is neither 0 nor 1. */
    IMAGE_BAD_HASH_FIELD("The header is damaged; build or download the image again."),
    /** The data does not add up to the check sum. */
    IMAGE_CHECKSUM_MISMATCH("The data changed after the image was built; build or download it again."),
    /** The data does not have the SHA-256 that is appended. */
    IMAGE_HASH_MISMATCH("The file changed after it was built; build or download it again."),
    /** The appended SHA-256 is not all there. */
    IMAGE_HASH_CUT("Check that the file was copied whole; build or download it again."),
    /** The header's chip id stands for no chip. */
    IMAGE_UNKNOWN_CHIP("Build the image for a chip this version knows, or use a newer version."),
    /** A flash mode, size or frequency that the chip does not have. */
    IMAGE_UNKNOWN_FLASH_SETTING("Build the image again with flash settings the chip has."),
    /** A text of a description is not UTF-8. */
    IMAGE_BAD_TEXT("Check the project's name and version; write them in UTF-8 and build again."),
    /** The application's first segment is too short for the description the bootloader looks for. */
    IMAGE_WITHOUT_DESCRIPTION("Build the application with ESP-IDF's description; the bootloader refuses it otherwise."),
    /** A secure boot signature does not belong to this content. */
    IMAGE_SIGNATURE_DAMAGED("Sign the image again; whatever changed it came after the signature.");

    private final String hint;

    EspImageError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
