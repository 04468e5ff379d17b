// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.text.TextWidth;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands for something thrown whose message, or that of a cause, is not fit for a terminal: Maven prints both behind what a
 * goal failed with, and more of them with {@code -e}.
 */
final class HarmlessThrowable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String words;

    private HarmlessThrowable(Throwable thrown, Set<Throwable> seen) {
        super(harmless(thrown.getMessage()));
        words = TextWidth.harmless(thrown.toString());
        setStackTrace(thrown.getStackTrace());
        if (thrown.getCause() != null && seen.add(thrown.getCause())) {
            initCause(new HarmlessThrowable(thrown.getCause(), seen));
        }
        for (var suppressed : thrown.getSuppressed()) {
            if (seen.add(suppressed)) {
                addSuppressed(new HarmlessThrowable(suppressed, seen));
            }
        }
    }

    /** Returns what was thrown if all that it says is harmless, or else what says the same in a harmless way. */
    static Throwable of(Throwable thrown) {
        return isHarmless(thrown, seen()) ? thrown : new HarmlessThrowable(thrown, seen());
    }

    /** Returns what the original would: the name of its class, and its message. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message is the original's too; only the class differs
    public String toString() {
        return words;
    }

    /** Causes may go round in circles. */
    private static Set<Throwable> seen() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static boolean isHarmless(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return true;
        }
        var cause = thrown.getCause();
        if (!TextWidth.isHarmless(thrown.toString()) || (cause != null && !isHarmless(cause, seen))) {
            return false;
        }
        for (var suppressed : thrown.getSuppressed()) {
            if (!isHarmless(suppressed, seen)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String harmless(@Nullable String text) {
        return text == null ? null : TextWidth.harmless(text);
    }
}
