// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

/** In what state an entry is; its number is that of its two bits in the bitmap of the page. */
enum EntryState {
    /** Was written, and is no longer valid. */
    ERASED,
    /** No step from empty to erased makes this. */
    IMPOSSIBLE,
    /** Holds something. */
    WRITTEN,
    /** Never written. */
    EMPTY;

    private static final EntryState[] BY_BITS = values();

    static EntryState ofBits(int bits) {
        return BY_BITS[bits & 3];
    }
}
