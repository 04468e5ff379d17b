// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with an Intel HEX file. */
public enum HexError implements FormatErrorCode {
    /** A line is no record. */
    HEX_BAD_RECORD(
            "Copy the file again as text, or build it again; a record is a colon and pairs of hexadecimal digits."),
    /** The check sum of a record does not match. */
    HEX_BAD_CHECKSUM("The file changed after it was built; build it again."),
    /** A record has a type that does not exist. */
    HEX_BAD_TYPE("Build the file again; the record types are 0 to 5."),
    /** Two records give the same address. */
    HEX_OVERLAP("Build the file again so that every address is written once."),
    /** A record runs over the end of the 32-bit address space. */
    HEX_BEYOND_4G("Build the file again for addresses up to 0xffffffff."),
    /** The end record is missing. */
    HEX_NO_END("Check that the file was copied whole."),
    /** There is something behind the end record. */
    HEX_TRAILING("Check what stands behind the end record; it is ignored.");

    private final String hint;

    HexError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
