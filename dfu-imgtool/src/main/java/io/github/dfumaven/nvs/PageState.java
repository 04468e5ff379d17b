// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what state a page is. A page goes through them from the first to the last, and each step clears one more bit. */
enum PageState {
    /** Erased, never written. */
    UNUSED(0xffff_ffffL),
    /** Entries are added to it. */
    ACTIVE(0xffff_fffeL),
    /** No entry is added any more. */
    FULL(0xffff_fffcL),
    /** Its entries are being moved to another page. */
    FREEING(0xffff_fff8L),
    /** Given up by the firmware. */
    CORRUPT(0xffff_fff0L);

    private final long code;

    PageState(long code) {
        this.code = code;
    }

    static Optional<PageState> ofCode(long code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }

    long code() {
        return code;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
