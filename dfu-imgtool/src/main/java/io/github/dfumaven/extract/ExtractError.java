// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a container that is to be extracted. */
final class ExtractError {

    /** Two files have one name. */
    public static final FormatErrorCode NAME_TWICE = new FormatErrorCode(
            "name-twice",
            "Extract it on a system that tells upper and lower case apart, or build it with other names.");
    /** Something that is no regular file has the name of a file to be written. */
    public static final FormatErrorCode TARGET_NOT_A_FILE =
            new FormatErrorCode("target-not-a-file", "Give an empty folder, or remove what has this name there.");
    /** The file holds no other files. */
    public static final FormatErrorCode NOT_A_CONTAINER = new FormatErrorCode(
            "not-a-container", "Give a dfu.bin, a DfuSe file, another file with a DFU suffix, or a UF2 file.");
    /** The container is sound but comes out differently when it is built from its files. */
    public static final WarningCode NOT_REBUILDABLE = new WarningCode(
            "not-rebuildable", "Keep the original file: it was not built as {create()} and mkdfu.py do.");

    private ExtractError() {}
}
