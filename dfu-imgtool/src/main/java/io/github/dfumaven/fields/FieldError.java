// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fields;

import io.github.dfumaven.fault.FormatErrorCode;

/** What can be wrong with any record, whatever it holds. */
public final class FieldError {

    /** The bytes end inside a field. */
    public static final FormatErrorCode TRUNCATED =
            new FormatErrorCode("truncated", "Check that the file was copied whole; build or download it again.");
    /** A field that holds text is not valid UTF-8. */
    public static final FormatErrorCode BAD_TEXT =
            new FormatErrorCode("bad-text", "The file is damaged or was written by a faulty tool; build it again.");

    private FieldError() {}
}
