// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;

/**
 * One entry of an archive and where it goes: a file, or a part of one.
 *
 * @param name of the archive entry
 * @param address address in flash
 * @param size bytes
 * @param file the input file it comes from, as messages call it
 * @param data its content
 */
public record Piece(String name, long address, int size, String file, Bytes data) {

    /** Bytes that one erase command covers: 4096. */
    public static final long SECTOR = 4096;

    /**
     * Returns the address behind the last byte.
     *
     * @return address in flash
     */
    public long end() {
        return address + size;
    }

    long firstSector() {
        return address / SECTOR * SECTOR;
    }
}
