// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.RequestErrorCode;
import java.util.Locale;

/** What can be wrong with the fields asked for in a new suffix. */
public final class SuffixRequestError {

    /** An id is no number of 16 bits. */
    public static final RequestErrorCode SUFFIX_BAD_ID =
            new RequestErrorCode("suffix-bad-id", "Give a hexadecimal number from 0 to ffff; ffff stands for any.");
    /** There is no such version of the file format. */
    public static final RequestErrorCode SUFFIX_BAD_FORMAT = new RequestErrorCode(
            "suffix-bad-format", "Give {spec} as 100 for a plain DFU file, or as 11a for a DfuSe file.");

    private SuffixRequestError() {}

    /**
     * Reads an id as dfu-suffix takes it: hexadecimal, with or without 0x.
     *
     * @param component the component it is for
     * @param text what the user wrote
     * @return 0 to 0xffff
     * @throws InvalidRequestException if it is no such number
     */
    public static int parseId(String component, String text) throws InvalidRequestException {
        var digits = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
        if (!digits.matches("[0-9a-f]{1,4}")) {
            throw SUFFIX_BAD_ID.about(component, text, "is no hexadecimal number from 0 to ffff");
        }
        return Integer.parseInt(digits, 16);
    }

    static void checkId(String component, int id) throws InvalidRequestException {
        if (id < 0 || id > 0xffff) {
            throw SUFFIX_BAD_ID.about(component, Integer.toHexString(id), "is not within 0 to 0xffff");
        }
    }

    static void checkFormat(String component, int bcdDfu) throws InvalidRequestException {
        if (bcdDfu != DfuSuffix.DFU_1_0 && bcdDfu != DfuSuffix.DFUSE) {
            throw SUFFIX_BAD_FORMAT.about(
                    component, String.format(Locale.ROOT, "0x%04x", bcdDfu), "is neither 0x0100 nor 0x011a");
        }
    }
}
