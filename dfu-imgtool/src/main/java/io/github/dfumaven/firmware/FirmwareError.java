// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with a file of firmware, whatever it goes to. */
public enum FirmwareError implements FormatErrorCode {
    /** A file is of a kind that cannot be what has to be there. */
    NOT_AN_IMAGE("Give the .bin of the build that belongs there."),
    /** A partition for an app holds something else. */
    APP_PARTITION_WITHOUT_IMAGE("Nothing to do if the flash is encrypted; otherwise put an app there.");

    private final String hint;

    FirmwareError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
