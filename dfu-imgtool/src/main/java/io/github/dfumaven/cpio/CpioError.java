// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cpio;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with a CPIO archive. */
public enum CpioError implements FormatErrorCode {
    /** A header does not begin with 070701 or 070702. */
    CPIO_BAD_MAGIC("The archive is damaged or no archive at all; build it again."),
    /** A field of a header is not eight hexadecimal digits. */
    CPIO_BAD_NUMBER("The archive is damaged; build it again."),
    /** The check sum of an entry does not fit its data. */
    CPIO_BAD_CHECK("The archive is damaged; build it again."),
    /** The length of a name is 0 or absurd, or the name has no end mark. */
    CPIO_BAD_NAME("The archive is damaged; build it again."),
    /** The archive ends inside an entry. */
    CPIO_TRUNCATED("Check that the file was copied whole; build or download it again."),
    /** The archive has no end mark. */
    CPIO_NO_TRAILER("Check that the file was copied whole; build or download it again."),
    /** Something other than zeros stands behind the end mark. */
    CPIO_TRAILING_DATA("The chip ignores it; build the file again to be rid of it.");

    private final String hint;

    CpioError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
