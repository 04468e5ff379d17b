// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with two files that are to be compared. */
final class DiffError {

    /** A file has no bytes. */
    public static final FormatErrorCode DIFF_EMPTY_FILE =
            new FormatErrorCode("diff-empty-file", "Give a file with content.");
    /** Two ranges of one file lie in the same place. */
    public static final FormatErrorCode DIFF_OVERLAP =
            new FormatErrorCode("diff-overlap", "Build the file again; it says two things about one place of flash.");
    /** The files are for different chips. */
    public static final FormatErrorCode DIFF_OTHER_CHIP = new FormatErrorCode(
            "diff-other-chip", "Compare files for the same chip, or give the chip of the board with {target}.");
    /** Nothing says which chip the delta is for. */
    public static final RequestErrorCode DELTA_NO_TARGET =
            new RequestErrorCode("delta-no-target", "Give {target}, for example esp32s3.");
    /** Nothing says how large the flash is. */
    public static final RequestErrorCode DELTA_NO_FLASH_SIZE = new RequestErrorCode(
            "delta-no-flash-size", "Give the size of the flash chip with {flashSize}, for example 4MB.");
    /** A file without addresses is not the content of flash from its start. */
    public static final FormatErrorCode DELTA_NOT_FLASH = new FormatErrorCode(
            "delta-not-flash",
            "Give a dfu.bin, or an image of the whole flash from address 0 on ({merge()} makes one).");
    /** There is nothing to flash. */
    public static final FormatErrorCode DELTA_NOTHING_CHANGED = new FormatErrorCode(
            "delta-nothing-changed",
            "Nothing needs to be flashed: the old image already holds everything of the new one.");
    /** The changes are too scattered for one archive, and what lies between them is not known. */
    public static final FormatErrorCode DELTA_TOO_SCATTERED = new FormatErrorCode(
            "delta-too-scattered", "Flash the whole new image, or give a dump of the whole flash as the old one.");
    /** Bytes of a changed sector are in neither file. */
    public static final WarningCode DELTA_ERASES = new WarningCode(
            "delta-erases",
            "Keep nothing there that matters: the bytes come out erased (0xff), as after flashing a file.");

    private DiffError() {}
}
