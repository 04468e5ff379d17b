// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.esp.FlashSector;
import java.util.Arrays;

/** One sector of flash as far as it is known; what is not known counts as erased. */
final class Sector {

    private final byte[] bytes = new byte[FlashSector.SIZE];
    private final boolean[] known = new boolean[FlashSector.SIZE];

    private Sector() {
        Arrays.fill(bytes, (byte) 0xff);
    }

    /** Returns a sector as the contents have it; a later content wins over an earlier one. */
    static Sector of(long address, ComparedFile... contents) {
        var sector = new Sector();
        for (var content : contents) {
            content.copy(address, sector.bytes, sector.known);
        }
        return sector;
    }

    boolean knows(int offset) {
        return known[offset];
    }

    int at(int offset) {
        return bytes[offset] & 0xff;
    }

    int unknown() {
        int count = 0;
        for (boolean isKnown : known) {
            count += isKnown ? 0 : 1;
        }
        return count;
    }

    Bytes toBytes() {
        return Bytes.copyOf(bytes);
    }
}
