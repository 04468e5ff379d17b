// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with a DfuSe container. */
public enum DfuSeError implements FormatErrorCode {
    /** The file does not start with a DfuSe prefix. */
    NOT_DFUSE("Give a file in ST's DfuSe format; a plain DFU file has no such prefix."),
    /** The format version is not 1. */
    DFUSE_BAD_VERSION("Build the file again with a tool that writes DfuSe version 1."),
    /** The size in the prefix is not that of the file. */
    DFUSE_BAD_SIZE("Check that the file was copied whole; build it again."),
    /** A target prefix is not signed as one. */
    DFUSE_BAD_TARGET("The file is damaged or was written by a faulty tool; build it again."),
    /** The elements of a target are not as long as its prefix says. */
    DFUSE_BAD_TARGET_SIZE("The file is damaged or was written by a faulty tool; build it again."),
    /** The file ends within a target or an element. */
    DFUSE_CUT("Copy or download the file again, it is not whole."),
    /** An element runs over the end of the 32-bit address space. */
    DFUSE_BAD_ADDRESS("The file is damaged or was written by a faulty tool; build it again."),
    /** Two elements of a target want the same address. */
    DFUSE_OVERLAP("Build the file again so that every address is written once."),
    /** There is nothing to write. */
    DFUSE_EMPTY("Build the file again; it holds no element."),
    /** Something follows the last target. */
    DFUSE_TRAILING("Build the file again; a device may take what follows the last target for content.");

    private final String hint;

    DfuSeError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
