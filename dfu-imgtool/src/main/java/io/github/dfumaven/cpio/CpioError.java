// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cpio;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a CPIO archive. */
public final class CpioError {

    /** A header does not begin with 070701 or 070702. */
    public static final FormatErrorCode CPIO_BAD_MAGIC =
            new FormatErrorCode("cpio-bad-magic", "The archive is damaged or no archive at all; build it again.");
    /** A field of a header is not eight hexadecimal digits. */
    public static final FormatErrorCode CPIO_BAD_NUMBER =
            new FormatErrorCode("cpio-bad-number", "The archive is damaged; build it again.");
    /** The check sum of an entry does not fit its data. */
    public static final FormatErrorCode CPIO_BAD_CHECK =
            new FormatErrorCode("cpio-bad-check", "The archive is damaged; build it again.");
    /** The length of a name is 0 or absurd, or the name has no end mark. */
    public static final FormatErrorCode CPIO_BAD_NAME =
            new FormatErrorCode("cpio-bad-name", "The archive is damaged; build it again.");
    /** The archive ends inside an entry. */
    public static final FormatErrorCode CPIO_TRUNCATED =
            new FormatErrorCode("cpio-truncated", "Check that the file was copied whole; build or download it again.");
    /** The archive has no end mark. */
    public static final FormatErrorCode CPIO_NO_TRAILER =
            new FormatErrorCode("cpio-no-trailer", "Check that the file was copied whole; build or download it again.");
    /** Something other than zeros stands behind the end mark. */
    public static final WarningCode CPIO_TRAILING_DATA =
            new WarningCode("cpio-trailing-data", "The chip ignores it; build the file again to be rid of it.");

    private CpioError() {}
}
