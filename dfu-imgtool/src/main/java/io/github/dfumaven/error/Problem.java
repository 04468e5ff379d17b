// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import io.github.dfumaven.text.TextWidth;

/**
 * Something that is wrong with a file but does not keep us from reading on.
 *
 * @param isError whether the file must not be used; otherwise it can be, but somebody should look
 * @param code what it is
 * @param message the details, with the numbers and the place, in one line
 * @param hint what to do, with components of the request in braces
 */
public record Problem(boolean isError, ErrorCode code, String message, String hint) {

    /** Makes the texts safe to print and to log, whatever was in the file. */
    public Problem {
        message = TextWidth.harmless(message);
        hint = TextWidth.harmless(hint);
    }

    /**
     * Returns the problem that {@code exception} reports.
     *
     * @param exception what was thrown
     * @return an error with the same code and hint
     */
    public static Problem of(DfuException exception) {
        return new Problem(true, exception.code(), exception.describe(Wording.PLAIN), exception.hint());
    }

    /** {@return how bad it is, as programs and people read it: {@code error} or {@code warning}} */
    public String severity() {
        return isError ? "error" : "warning";
    }

    /** {@return the same problem as something that only wants a look: a warning} */
    public Problem asWarning() {
        return new Problem(false, code, message, hint);
    }

    /**
     * Returns the same problem with another cure.
     *
     * @param better one sentence, with components of the request in braces
     * @return a problem that differs in its hint alone
     */
    public Problem withHint(String better) {
        return new Problem(isError, code, message, better);
    }

    /**
     * Returns the same problem with what it is about in front of its message.
     *
     * @param place a file or an entry, such as {@code app.bin}
     * @return a problem whose message starts with the place
     */
    public Problem in(String place) {
        return new Problem(isError, code, place + ": " + message, hint);
    }
}
