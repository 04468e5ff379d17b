// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cpio;

import io.github.dfumaven.bytes.Bytes;

/**
 * One file of an archive.
 *
 * @param name of the file, 1 to 4095 bytes of UTF-8
 * @param data the file's content, not padded
 * @param offset where its header stands in the archive, 0 for an entry that is still to be written
 * @param dataOffset where its data stands in the archive, 0 for an entry that is still to be written
 */
public record CpioEntry(String name, Bytes data, int offset, int dataOffset) {

    /**
     * {@return an entry to be written: an entry without a place}
     *
     * @param name of the file
     * @param data its content
     */
    public static CpioEntry of(String name, Bytes data) {
        return new CpioEntry(name, data, 0, 0);
    }
}
