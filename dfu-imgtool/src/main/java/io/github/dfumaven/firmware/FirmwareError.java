// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with a file of firmware, whatever it goes to. */
public enum FirmwareError implements FormatErrorCode {
    /** A file is of a kind that cannot be what has to be there. */
    NOT_AN_IMAGE("Give the .bin of the build that belongs there."),
    /** A partition for an app holds something else. */
    APP_PARTITION_WITHOUT_IMAGE("Nothing to do if the flash is encrypted; otherwise put an app there."),
    /** We do not know what the file is. */
    UNKNOWN_FORMAT("Check that this is the right file, and that it was copied whole."),
    /** Nothing is in it. */
    NOTHING_INSIDE("Check that this is the right file; there is nothing to flash in it."),
    /** A DfuSe file whose suffix calls it a plain DFU file. */
    DFUSE_SUFFIX_VERSION("Build the file again with a tool for DfuSe; some flashers go by this number."),
    /** The prefix of a maker states another length. */
    PREFIX_BAD_LENGTH("Build the file again; the device may take too little or too much of it.");

    private final String hint;

    FirmwareError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
