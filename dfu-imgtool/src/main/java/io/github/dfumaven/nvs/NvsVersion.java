// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.Optional;

/** Versions of the format, which differ in how blobs are stored. */
public enum NvsVersion {
    /** A blob lies in one page. */
    V1(0xff, 1984, 1984),
    /** A blob is cut into chunks, each in a page, with an index. */
    V2(0xfe, 4000, 127 * 4000);

    private final int code;
    private final int longestString;
    private final int longestBlob;

    NvsVersion(int code, int longestString, int longestBlob) {
        this.code = code;
        this.longestString = longestString;
        this.longestBlob = longestBlob;
    }

    /**
     * Returns the version that a user asks for.
     *
     * @param text {@code 1} or {@code 2}
     * @return the version
     * @throws InvalidRequestException if it is anything else
     */
    public static NvsVersion named(String text) throws InvalidRequestException {
        return switch (text.strip()) {
            case "1" -> V1;
            case "2" -> V2;
            default -> throw NvsOptionError.BAD_NVS_VERSION.about("version", text, "is neither 1 nor 2");
        };
    }

    static Optional<NvsVersion> ofCode(int code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }

    /** Returns the byte in the header of each page. */
    int code() {
        return code;
    }

    /** Returns the most bytes of a string, with the NUL that ends it. */
    int longestString() {
        return longestString;
    }

    /** Returns the most bytes of a blob; of version 2 what 127 chunks hold, as nvs_set_blob has it. */
    int longestBlob() {
        return longestBlob;
    }

    /**
     * Returns the number of the version.
     *
     * @return 1 or 2
     */
    public int number() {
        return this == V1 ? 1 : 2;
    }

    /** Returns {@code 1} or {@code 2}. */
    @Override
    public String toString() {
        return Integer.toString(number());
    }
}
