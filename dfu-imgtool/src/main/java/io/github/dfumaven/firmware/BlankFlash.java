// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;

/** Finds out how much of some flash content was ever written; erased flash is all ones. */
final class BlankFlash {

    private static final int ERASED = 0xff;
    private static final long ERASED_LONG = -1;

    private BlankFlash() {}

    /** Returns the content without the erased bytes at its end, possibly nothing. */
    static Bytes trimmed(Bytes data) {
        var buffer = data.asByteBuffer();
        int end = data.length();
        while (end >= Long.BYTES && buffer.getLong(end - Long.BYTES) == ERASED_LONG) {
            end -= Long.BYTES;
        }
        while (end > 0 && data.u8(end - 1) == ERASED) {
            end--;
        }
        return data.slice(0, end);
    }

    /** Returns how many erased bytes stand in front of the content, in whole blocks. */
    static int leading(Bytes data, int block) {
        var buffer = data.asByteBuffer();
        int at = 0;
        while (data.length() - at >= Long.BYTES && buffer.getLong(at) == ERASED_LONG) {
            at += Long.BYTES;
        }
        while (at < data.length() && data.u8(at) == ERASED) {
            at++;
        }
        return at / block * block;
    }

    /** Tells whether all bytes are alike and either erased or zero, as between files that were put together. */
    static boolean isFill(Bytes data) {
        var written = trimmed(data);
        if (written.isEmpty()) {
            return true;
        }
        return written.length() == data.length() && data.isAll(0);
    }
}
