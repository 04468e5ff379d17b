// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.util.Locale;

/**
 * One thing that was done to a flash chip.
 *
 * @param kind what was done
 * @param address where, in bytes from the start of the chip
 * @param length how many bytes; those of program commands that continue each other are added up
 */
record FlashOperation(Kind kind, long address, long length) {

    /** The kinds of commands that change a flash chip. */
    public enum Kind {
        /** A sector of 4 KiB becomes FF. */
        ERASE_4K,
        /** A block of 64 KiB becomes FF. */
        ERASE_64K,
        /** Bits go from one to zero. */
        PROGRAM
    }

    boolean continues(FlashOperation before) {
        return kind == Kind.PROGRAM && before.kind == Kind.PROGRAM && before.address + before.length == address;
    }

    FlashOperation joined(FlashOperation next) {
        return new FlashOperation(kind, address, length + next.length);
    }

    /** Returns for example {@code erase-4k 0x1000+4096}. */
    @Override
    public String toString() {
        var name = switch (kind) {
            case ERASE_4K -> "erase-4k";
            case ERASE_64K -> "erase-64k";
            case PROGRAM -> "program";
        };
        return String.format(Locale.ROOT, "%s 0x%x+%d", name, address, length);
    }
}
