// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with any record, whatever it holds. */
public final class ByteError {

    /** The file, or what comes out of a pipe, has more than 256 MiB, twice the largest flash of an ESP chip. */
    public static final FormatErrorCode FILE_TOO_LARGE = new FormatErrorCode(
            "file-too-large", "Check that this is the firmware, not an archive, a disk or an endless stream.");
    /** The bytes end inside a field. */
    public static final FormatErrorCode TRUNCATED =
            new FormatErrorCode("truncated", "Check that the file was copied whole; build or download it again.");
    /** A field that holds text is not valid UTF-8. */
    public static final FormatErrorCode BAD_TEXT =
            new FormatErrorCode("bad-text", "The file is damaged or was written by a faulty tool; build it again.");

    private ByteError() {}
}
