// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import io.github.dfumaven.text.TextWidth;

/**
 * Something that is wrong with a file but does not keep us from reading on.
 *
 * @param severity how bad it is
 * @param code what it is
 * @param message the details, with the numbers and the place, in one line
 * @param hint what to do, with components of the request in braces
 */
public record Problem(Severity severity, ErrorCode code, String message, String hint) {

    /** Makes the texts safe to print and to log, whatever was in the file. */
    public Problem {
        message = TextWidth.harmless(message);
        hint = TextWidth.harmless(hint);
    }

    /**
     * Returns the problem that {@code exception} reports.
     *
     * @param exception what was thrown
     * @return a problem of severity {@code ERROR} with the same code and hint
     */
    public static Problem of(DfuException exception) {
        return new Problem(Severity.ERROR, exception.code(), exception.describe(Wording.PLAIN), exception.hint());
    }

    /** {@return whether the file must not be used: true for severity {@code ERROR}} */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@return the same problem as something that only wants a look: a problem of severity {@code WARNING}} */
    public Problem asWarning() {
        return new Problem(Severity.WARNING, code, message, hint);
    }

    /**
     * Returns the same problem with what it is about in front of its message.
     *
     * @param place a file or an entry, such as {@code app.bin}
     * @return a problem whose message starts with the place
     */
    public Problem in(String place) {
        return new Problem(severity, code, place + ": " + message, hint);
    }
}
