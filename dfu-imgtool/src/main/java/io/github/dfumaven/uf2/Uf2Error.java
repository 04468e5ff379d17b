// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a UF2 file. */
final class Uf2Error {

    /** The last block is cut. */
    public static final FormatErrorCode UF2_CUT =
            new FormatErrorCode("uf2-cut", "Copy or download the file again, it is not whole.");
    /** A block does not carry the three magic numbers. */
    public static final FormatErrorCode UF2_BAD_BLOCK = new FormatErrorCode(
            "uf2-bad-block", "Copy or download the file again, or build it again; this block is damaged.");
    /** A block says it holds more data than fits. */
    public static final FormatErrorCode UF2_BAD_SIZE = new FormatErrorCode(
            "uf2-bad-size", "Build the file again; a block holds at most 476 bytes, or 452 with an MD5.");
    /** Blocks are missing, come twice, or are counted wrongly. */
    public static final FormatErrorCode UF2_BAD_COUNT = new FormatErrorCode(
            "uf2-bad-count",
            "Copy or download the file again, or build it again; blocks are missing or were joined wrongly.");
    /** The data of a block do not match the MD5 beside them. */
    public static final FormatErrorCode UF2_BAD_MD5 =
            new FormatErrorCode("uf2-bad-md5", "The file changed after it was built; build it again.");
    /** The MD5 of a block is about other data than the block's own. */
    public static final WarningCode UF2_UNCHECKED_MD5 = new WarningCode(
            "uf2-unchecked-md5",
            "Nothing to do when the file is for another maker's bootloader; otherwise build it again.");
    /** Two blocks want the same address. */
    public static final FormatErrorCode UF2_OVERLAP =
            new FormatErrorCode("uf2-overlap", "Build the file again so that every address is written once.");
    /** A block holds no flash content. */
    public static final WarningCode UF2_NOT_FLASH =
            new WarningCode("uf2-not-flash", "Nothing to do; such blocks are passed over.");

    private Uf2Error() {}
}
