// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.error.FormatErrorCode;
import io.github.dfumaven.error.RequestErrorCode;

/** Why two files cannot be compared, or no delta be made of them. */
public enum DiffError implements FormatErrorCode, RequestErrorCode {
    /** A file has no bytes. */
    DIFF_EMPTY_FILE("Give a file with content."),
    /** Two ranges of one file lie in the same place. */
    DIFF_OVERLAP("Build the file again; it says two things about one place of flash."),
    /** The files are for different chips. */
    DIFF_OTHER_CHIP("Compare files for the same chip, or give the chip of the board with {target}."),
    /** Nothing says which chip the delta is for. */
    DELTA_NO_TARGET("Give {target}, for example esp32s3."),
    /** Nothing says how large the flash is. */
    DELTA_NO_FLASH_SIZE("Give the size of the flash chip with {flashSize}, for example 4MB."),
    /** A file without addresses is not the content of flash from its start. */
    DELTA_NOT_FLASH("Give a dfu.bin, or an image of the whole flash from address 0 on ({merge()} makes one)."),
    /** There is nothing to flash. */
    DELTA_NOTHING_CHANGED("Nothing needs to be flashed: the old image already holds everything of the new one."),
    /** The changes are too scattered for one archive, and what lies between them is not known. */
    DELTA_TOO_SCATTERED("Flash the whole new image, or give a dump of the whole flash as the old one."),
    /** Bytes of a changed sector are in neither file. */
    DELTA_ERASES("Keep nothing there that matters: the bytes come out erased (0xff), as after flashing a file.");

    private final String hint;

    DiffError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
