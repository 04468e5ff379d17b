// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.error.FormatErrorCode;

/** Why files do not come out of a container. */
public enum ExtractError implements FormatErrorCode {
    /** Two files have one name. */
    NAME_TWICE("Extract it on a system that tells upper and lower case apart, or build it with other names."),
    /** Something that is no regular file has the name of a file to be written. */
    TARGET_NOT_A_FILE("Give an empty folder, or remove what has this name there."),
    /** The file holds no other files. */
    NOT_A_CONTAINER("Give a dfu.bin, a DfuSe file, another file with a DFU suffix, or a UF2 file."),
    /** The container is sound but comes out differently when it is built from its files. */
    NOT_REBUILDABLE("Keep the original file: it was not built as {create()} and mkdfu.py do.");

    private final String hint;

    ExtractError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
