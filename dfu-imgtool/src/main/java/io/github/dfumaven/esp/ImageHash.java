// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;

/**
 * The SHA-256 behind the check sum; it covers everything in front of itself.
 *
 * @param offset where it is in the file
 * @param stored what the file says; shorter than 32 bytes where the file is cut
 * @param computed what the content gives, 32 bytes
 */
public record ImageHash(int offset, Bytes stored, Bytes computed) {

    static final int SIZE = 32;

    static ImageHash of(Bytes file, int offset) {
        int end = offset + Math.min(SIZE, file.length() - offset);
        return new ImageHash(
                offset, file.slice(offset, end), file.slice(0, offset).sha256());
    }

    /** {@return whether the two agree: false if the file changed or is cut} */
    public boolean valid() {
        return stored.equals(computed);
    }

    /** {@return whether the file ends inside the digest or in front of it: true if fewer than 32 bytes are stored} */
    public boolean isCut() {
        return stored.length() < SIZE;
    }
}
