// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import io.github.dfumaven.fault.FormatErrorCode;

/** What can be wrong with a DFU file, whatever it carries. */
public final class DfuError {

    /** The file does not end in a suffix. */
    public static final FormatErrorCode SUFFIX_MISSING = new FormatErrorCode(
            "suffix-missing", "Check that this is a DFU file and was copied whole; build or download it again.");
    /** The length in the suffix is impossible. */
    public static final FormatErrorCode SUFFIX_BAD_LENGTH = new FormatErrorCode(
            "suffix-bad-length", "The file was made by a faulty tool or is damaged; build it again.");
    /** The CRC does not match the file. */
    public static final FormatErrorCode SUFFIX_BAD_CRC =
            new FormatErrorCode("suffix-bad-crc", "The file changed after it was built; build or download it again.");
    /** The suffix is of a version that is not in use. */
    public static final FormatErrorCode SUFFIX_BAD_VERSION = new FormatErrorCode(
            "suffix-bad-version", "The file was made by a faulty tool or is damaged; build it again.");
    /** The file already ends in a suffix. */
    public static final FormatErrorCode SUFFIX_PRESENT =
            new FormatErrorCode("suffix-present", "Remove the suffix first if it is to be replaced.");

    private DfuError() {}
}
