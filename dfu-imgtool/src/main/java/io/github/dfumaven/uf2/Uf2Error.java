// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with a UF2 file. */
public enum Uf2Error implements FormatErrorCode {
    /** The file does not start with a UF2 block. */
    NOT_UF2("Give a UF2 file; other firmware needs no conversion."),
    /** The last block is cut. */
    UF2_CUT("Copy or download the file again, it is not whole."),
    /** A block does not carry the three magic numbers. */
    UF2_BAD_BLOCK("Copy or download the file again, or build it again; this block is damaged."),
    /** A block says it holds more data than fits. */
    UF2_BAD_SIZE("Build the file again; a block holds at most 476 bytes, or 452 with an MD5."),
    /** Blocks are missing, come twice, or are counted wrongly. */
    UF2_BAD_COUNT("Copy or download the file again, or build it again; blocks are missing or were joined wrongly."),
    /** The data of a block do not match the MD5 beside them. */
    UF2_BAD_MD5("The file changed after it was built; build it again."),
    /** The MD5 of a block is about other data than the block's own. */
    UF2_UNCHECKED_MD5("Nothing to do when the file is for another maker's bootloader; otherwise build it again."),
    /** Two blocks want the same address. */
    UF2_OVERLAP("Build the file again so that every address is written once."),
    /** A block holds no flash content. */
    UF2_NOT_FLASH("Nothing to do; such blocks are passed over.");

    private final String hint;

    Uf2Error(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
