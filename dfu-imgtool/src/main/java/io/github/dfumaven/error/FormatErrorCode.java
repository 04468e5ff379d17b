// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/**
 * A code of something that is wrong with a file; makes the exceptions that say so.
 *
 * @param id the code as users see it
 * @param hint what to do about it, as {@link ErrorCode#hint} says
 */
public record FormatErrorCode(String id, String hint) implements ErrorCode {

    /**
     * Returns an exception about the place {@code offset} of a file.
     *
     * @param offset bytes from the start of what is parsed, 0 or more
     * @param format message with the numbers, as for {@link String#format}
     * @param args the numbers
     * @return the exception, to be thrown
     */
    @FormatMethod
    public FormatException at(long offset, @FormatString String format, Object... args) {
        return new FormatException(this, Messages.format(format, args), null, offset, null, null);
    }

    /**
     * Returns an exception about a file as a whole.
     *
     * @param format message with the numbers, as for {@link String#format}
     * @param args the numbers
     * @return the exception, to be thrown
     */
    @FormatMethod
    public FormatException of(@FormatString String format, Object... args) {
        return new FormatException(this, Messages.format(format, args), null, -1, null, null);
    }

    /**
     * Returns an error to be listed with others, not thrown.
     *
     * @param format message with the numbers, as for {@link String#format}
     * @param args the numbers
     * @return a problem of severity {@code ERROR}
     */
    @FormatMethod
    public Problem error(@FormatString String format, Object... args) {
        return new Problem(Severity.ERROR, this, Messages.format(format, args), hint());
    }
}
