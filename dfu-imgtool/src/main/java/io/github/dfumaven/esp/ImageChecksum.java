// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import java.util.List;

/**
 * The one-byte check sum behind the segments: all their data combined by exclusive or, starting from 0xef.
 *
 * @param offset where the stored value is in the file
 * @param stored what the file says, 0 to 255
 * @param computed what the segments give, 0 to 255
 */
public record ImageChecksum(int offset, int stored, int computed) {

    private static final int SEED = 0xef;

    static ImageChecksum of(Bytes file, List<Segment> segments, int offset) {
        long all = SEED;
        for (var segment : segments) {
            all ^= xor(file.slice(segment.offset(), segment.offset() + segment.size()));
        }
        all ^= all >>> 32;
        all ^= all >>> 16;
        all ^= all >>> 8;
        return new ImageChecksum(offset, file.u8(offset), (int) all & 0xff);
    }

    /** Eight bytes at a time; they are folded into one at the end. */
    private static long xor(Bytes data) {
        var left = data.asByteBuffer();
        long all = 0;
        while (left.remaining() >= Long.BYTES) {
            all ^= left.getLong();
        }
        while (left.hasRemaining()) {
            all ^= Byte.toUnsignedLong(left.get());
        }
        return all;
    }

    /** {@return whether the two agree: false if data changed} */
    public boolean valid() {
        return stored == computed;
    }
}
