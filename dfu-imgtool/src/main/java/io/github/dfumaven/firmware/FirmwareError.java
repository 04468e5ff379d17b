// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with a file of firmware, whatever it goes to. */
public final class FirmwareError {

    /** A file is of a kind that cannot be what has to be there. */
    public static final FormatErrorCode NOT_AN_IMAGE =
            new FormatErrorCode("not-an-image", "Give the .bin of the build that belongs there.");
    /** A partition for an app holds something else. */
    public static final WarningCode APP_PARTITION_WITHOUT_IMAGE = new WarningCode(
            "app-partition-without-image", "Nothing to do if the flash is encrypted; otherwise put an app there.");
    /** We do not know what the file is. */
    public static final FormatErrorCode UNKNOWN_FORMAT =
            new FormatErrorCode("unknown-format", "Check that this is the right file, and that it was copied whole.");
    /** Nothing is in it. */
    public static final WarningCode NOTHING_INSIDE =
            new WarningCode("nothing-inside", "Check that this is the right file; there is nothing to flash in it.");
    /** A DfuSe file whose suffix calls it a plain DFU file. */
    public static final WarningCode DFUSE_SUFFIX_VERSION = new WarningCode(
            "dfuse-suffix-version", "Build the file again with a tool for DfuSe; some flashers go by this number.");
    /** The prefix of a maker states another length. */
    public static final WarningCode PREFIX_BAD_LENGTH = new WarningCode(
            "prefix-bad-length", "Build the file again; the device may take too little or too much of it.");

    private FirmwareError() {}
}
