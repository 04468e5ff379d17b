// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** Whether the application is to be started after a board has confirmed its firmware. */
public enum RunWish {
    /** The board is left in download mode. */
    NO,
    /** It is tried; a board whose application does not start is flashed all the same. */
    TRY,
    /** Unless it leaves download mode, that is a failure. */
    REQUIRED;

    /**
     * Reads what users write.
     *
     * @param word {@code true} or nothing behind the option, {@code required}, or {@code false}; null is not said
     * @return the wish
     * @throws InvalidRequestException if it is anything else
     */
    static RunWish parse(@Nullable String word) throws InvalidRequestException {
        if (word == null) {
            return NO;
        }
        return switch (word) {
            case "false" -> NO;
            case "", "true" -> TRY;
            case "required" -> REQUIRED;
            default -> throw FlashError.BAD_RUN.about("run", word, "is neither true, false nor required");
        };
    }
}
