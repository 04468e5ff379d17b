// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Content without a gap that goes to one address: a whole binary, or one range of an Intel HEX file.
 *
 * @param file where it comes from
 * @param address in flash where the first byte goes
 * @param size how many bytes there are, 1 or more
 * @param opener opens the content
 */
record MergePiece(MergeFile file, long address, int size, Opener opener) {

    /** Opens the content, as often as needed. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** Returns a piece that is the whole file, which is read again when it is written. */
    static MergePiece whole(MergeFile file, int size) {
        return new MergePiece(file, file.address(), size, () -> {
            var content = file.read();
            if (content.length() != size) {
                throw new IOException(file.name() + ": had " + size + " bytes before, now " + content.length());
            }
            return content.asInputStream();
        });
    }

    /** Returns a piece whose content is already there, in parts. */
    static MergePiece of(MergeFile file, long address, List<Bytes> parts) {
        int size = parts.stream().mapToInt(Bytes::length).sum();
        return new MergePiece(
                file,
                address,
                size,
                () -> new SequenceInputStream(Collections.enumeration(
                        parts.stream().map(Bytes::asInputStream).toList())));
    }

    /** Returns how messages call the file, as the request does. */
    String name() {
        return file.name();
    }

    /** Returns the address behind the last byte. */
    long end() {
        return address + size;
    }

    boolean isOf(MergeFile other) {
        return file.equals(other);
    }

    InputStream open() throws IOException {
        return opener.open();
    }

    /** Returns the file's name and the place. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d bytes at 0x%x", name(), size, address);
    }
}
