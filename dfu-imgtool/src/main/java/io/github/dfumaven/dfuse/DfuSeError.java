// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a DfuSe container. */
final class DfuSeError {

    /** The file does not start with a DfuSe prefix. */
    public static final FormatErrorCode NOT_DFUSE =
            new FormatErrorCode("not-dfuse", "Give a file in ST's DfuSe format; a plain DFU file has no such prefix.");
    /** The format version is not 1. */
    public static final FormatErrorCode DFUSE_BAD_VERSION =
            new FormatErrorCode("dfuse-bad-version", "Build the file again with a tool that writes DfuSe version 1.");
    /** The size in the prefix is not that of the file. */
    public static final FormatErrorCode DFUSE_BAD_SIZE =
            new FormatErrorCode("dfuse-bad-size", "Check that the file was copied whole; build it again.");
    /** A target prefix is not signed as one. */
    public static final FormatErrorCode DFUSE_BAD_TARGET = new FormatErrorCode(
            "dfuse-bad-target", "The file is damaged or was written by a faulty tool; build it again.");
    /** The elements of a target are not as long as its prefix says. */
    public static final FormatErrorCode DFUSE_BAD_TARGET_SIZE = new FormatErrorCode(
            "dfuse-bad-target-size", "The file is damaged or was written by a faulty tool; build it again.");
    /** The file ends within a target or an element. */
    public static final FormatErrorCode DFUSE_CUT =
            new FormatErrorCode("dfuse-cut", "Copy or download the file again, it is not whole.");
    /** An element runs over the end of the 32-bit address space. */
    public static final FormatErrorCode DFUSE_BAD_ADDRESS = new FormatErrorCode(
            "dfuse-bad-address", "The file is damaged or was written by a faulty tool; build it again.");
    /** Two elements of a target want the same address. */
    public static final FormatErrorCode DFUSE_OVERLAP =
            new FormatErrorCode("dfuse-overlap", "Build the file again so that every address is written once.");
    /** There is nothing to write. */
    public static final FormatErrorCode DFUSE_EMPTY =
            new FormatErrorCode("dfuse-empty", "Build the file again; it holds no element.");
    /** Something follows the last target. */
    public static final WarningCode DFUSE_TRAILING = new WarningCode(
            "dfuse-trailing", "Build the file again; a device may take what follows the last target for content.");

    private DfuSeError() {}
}
