// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.util.Locale;

/** What came of an attempt. */
public enum AttemptVerdict {
    /** The board has confirmed that it holds the image. */
    CONFIRMED,
    /** It has not, or it is not known. */
    FAILED,
    /** Nothing was sent, on purpose. */
    REFUSED,
    /** Somebody broke it off. */
    INTERRUPTED,
    /** Nobody has told: the station died, and the board came back. */
    ABANDONED;

    /** {@return the word in the database and for programs, such as {@code confirmed}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AttemptVerdict of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
