// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import java.math.BigInteger;
import java.util.List;

/**
 * A key with its value.
 *
 * @param namespace 1 to 15 bytes of UTF-8
 * @param key 1 to 15 bytes of UTF-8
 * @param type of the value
 * @param data as stored: an integer little-endian in the bytes of its type, a string with the NUL that ends it
 */
public record NvsItem(String namespace, String key, NvsType type, Bytes data) {

    static NvsItem string(String namespace, String key, Bytes text) {
        return new NvsItem(namespace, key, NvsType.STRING, Bytes.concat(List.of(text, Bytes.of(0))));
    }

    static NvsItem blob(String namespace, String key, Bytes data) {
        return new NvsItem(namespace, key, NvsType.BLOB, data);
    }

    static NvsItem integer(String namespace, String key, NvsType type, BigInteger value) {
        var data = new int[type.width()];
        for (int n = 0; n < data.length; n++) {
            data[n] = value.shiftRight(8 * n).intValue() & 0xff;
        }
        return new NvsItem(namespace, key, type, Bytes.of(data));
    }

    /**
     * Returns the value as people read it.
     *
     * @return an integer in decimal, a string without its NUL, a blob in hexadecimal digits
     */
    public String text() {
        if (type.isInteger()) {
            return integer().toString();
        }
        return type == NvsType.STRING
                ? data.slice(0, Math.max(0, data.length() - 1)).toUtf8()
                : data.toHex();
    }

    private BigInteger integer() {
        var value = BigInteger.ZERO;
        for (int n = data.length() - 1; n >= 0; n--) {
            value = value.shiftLeft(8).or(BigInteger.valueOf(data.u8(n)));
        }
        boolean negative = type.signed() && value.testBit(8 * type.width() - 1);
        return negative ? value.subtract(BigInteger.ONE.shiftLeft(8 * type.width())) : value;
    }
}
