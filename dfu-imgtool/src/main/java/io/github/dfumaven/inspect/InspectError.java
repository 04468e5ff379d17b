// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.error.FormatErrorCode;

/** What can keep a file from being understood. */
public enum InspectError implements FormatErrorCode {
    /** We do not know what the file is. */
    UNKNOWN_FORMAT("Check that this is the right file, and that it was copied whole.");

    private final String hint;

    InspectError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
