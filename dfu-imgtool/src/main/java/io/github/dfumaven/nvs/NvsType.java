// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** What kind of value an item holds. */
public enum NvsType {
    // spotless:off
    //   code  bytes signed name
    /** An integer from 0 to 2<sup>8</sup> - 1. */
    U8(  0x01, 1, false, "u8"),
    /** An integer from -2<sup>7</sup> to 2<sup>7</sup> - 1. */
    I8(  0x11, 1, true,  "i8"),
    /** An integer from 0 to 2<sup>16</sup> - 1. */
    U16( 0x02, 2, false, "u16"),
    /** An integer from -2<sup>15</sup> to 2<sup>15</sup> - 1. */
    I16( 0x12, 2, true,  "i16"),
    /** An integer from 0 to 2<sup>32</sup> - 1. */
    U32( 0x04, 4, false, "u32"),
    /** An integer from -2<sup>31</sup> to 2<sup>31</sup> - 1. */
    I32( 0x14, 4, true,  "i32"),
    /** An integer from 0 to 2<sup>64</sup> - 1. */
    U64( 0x08, 8, false, "u64"),
    /** An integer from -2<sup>63</sup> to 2<sup>63</sup> - 1. */
    I64( 0x18, 8, true,  "i64"),
    /** Text that ends with NUL. */
    STRING(0x21, 0, false, "string"),
    /** Any bytes. */
    BLOB(0x41, 0, false, "blob");
    // spotless:on

    /** Code of a chunk of a blob, from version 2 on. */
    static final int BLOB_DATA = 0x42;

    /** Code of the index of the chunks of a blob. */
    static final int BLOB_INDEX = 0x48;

    private final int code;
    private final int width;
    private final boolean signed;
    private final String id;

    NvsType(int code, int width, boolean signed, String id) {
        this.code = code;
        this.width = width;
        this.signed = signed;
        this.id = id;
    }

    static Optional<NvsType> ofCode(int code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }

    /** Returns the byte in the entry. */
    int code() {
        return code;
    }

    /** Returns the bytes of an integer, or 0. */
    int width() {
        return width;
    }

    boolean signed() {
        return signed;
    }

    /**
     * Tells whether it is a number.
     *
     * @return false for strings and blobs
     */
    public boolean isInteger() {
        return width > 0;
    }

    BigInteger min() {
        return signed ? BigInteger.ONE.shiftLeft(8 * width - 1).negate() : BigInteger.ZERO;
    }

    BigInteger max() {
        return BigInteger.ONE.shiftLeft(8 * width - (signed ? 1 : 0)).subtract(BigInteger.ONE);
    }

    /**
     * Returns the name, as ESP-IDF has it.
     *
     * @return such as {@code u8}, {@code string} or {@code blob}
     */
    public String id() {
        return id;
    }
}
