// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.WarningCode;

/** What can be wrong with an Intel HEX file. */
final class HexError {

    /** A line is no record. */
    public static final FormatErrorCode HEX_BAD_RECORD = new FormatErrorCode(
            "hex-bad-record",
            "Copy the file again as text, or build it again; a record is a colon and pairs of hexadecimal digits.");
    /** The check sum of a record does not match. */
    public static final FormatErrorCode HEX_BAD_CHECKSUM =
            new FormatErrorCode("hex-bad-checksum", "The file changed after it was built; build it again.");
    /** A record has a type that does not exist. */
    public static final FormatErrorCode HEX_BAD_TYPE =
            new FormatErrorCode("hex-bad-type", "Build the file again; the record types are 0 to 5.");
    /** Two records give the same address. */
    public static final FormatErrorCode HEX_OVERLAP =
            new FormatErrorCode("hex-overlap", "Build the file again so that every address is written once.");
    /** A record runs over the end of the 32-bit address space. */
    public static final FormatErrorCode HEX_BEYOND_4G =
            new FormatErrorCode("hex-beyond-4g", "Build the file again for addresses up to 0xffffffff.");
    /** The end record is missing. */
    public static final WarningCode HEX_NO_END = new WarningCode("hex-no-end", "Check that the file was copied whole.");
    /** There is something behind the end record. */
    public static final WarningCode HEX_TRAILING =
            new WarningCode("hex-trailing", "Check what stands behind the end record; it is ignored.");

    private HexError() {}
}
