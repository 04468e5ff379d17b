// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A stream over bytes, which are not copied. */
final class BytesInputStream extends InputStream {

    private final ByteBuffer left;

    BytesInputStream(Bytes bytes) {
        this.left = bytes.asByteBuffer();
    }

    @Override
    public int read() {
        return left.hasRemaining() ? Byte.toUnsignedInt(left.get()) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!left.hasRemaining()) {
            return -1;
        }

        int count = Math.min(length, left.remaining());
        left.get(into, offset, count);
        return count;
    }

    @Override
    public int available() {
        return left.remaining();
    }
}
