// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.esp.FlashSector;

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

    /** {@return the address in flash behind the last byte} */
    public long end() {
        return address + size;
    }

    long firstSector() {
        return FlashSector.floor(address);
    }
}
