// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import io.github.dfumaven.fault.FormatErrorCode;

/** What can be wrong with any file, whatever it holds. */
final class ByteError {

    /** The file, or what comes out of a pipe, has more than 256 MiB, twice the largest flash of an ESP chip. */
    static final FormatErrorCode FILE_TOO_LARGE = new FormatErrorCode(
            "file-too-large", "Check that this is the firmware, not an archive, a disk or an endless stream.");

    private ByteError() {}
}
