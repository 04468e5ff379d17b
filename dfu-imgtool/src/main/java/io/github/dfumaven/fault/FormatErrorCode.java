// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.text.Messages;

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
        return new FormatException(this, Messages.format(format, args), offset);
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
        return new FormatException(this, Messages.format(format, args), -1);
    }

    /**
     * Returns an error to be listed with others, not thrown.
     *
     * @param format message with the numbers, as for {@link String#format}
     * @param args the numbers
     * @return a problem with which the file must not be used
     */
    @FormatMethod
    public Problem error(@FormatString String format, Object... args) {
        return new Problem(true, this, Messages.format(format, args), hint());
    }
}
