// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with any record, whatever it holds. */
public enum ByteError implements FormatErrorCode {
    /** The file has more bytes than any firmware: 256 MiB. */
    FILE_TOO_LARGE("Check that this is the firmware, not an archive, a disk or an endless stream."),
    /** The bytes end inside a field. */
    TRUNCATED("Check that the file was copied whole; build or download it again."),
    /** A field that holds text is not valid UTF-8. */
    BAD_TEXT("The file is damaged or was written by a faulty tool; build it again.");

    private final String hint;

    ByteError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
