// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.text.Messages;

/**
 * A code of something that is wrong with what was asked for; makes the exceptions that say so.
 *
 * @param id the code as users see it
 * @param hint what to do about it, as {@link ErrorCode#hint} says
 */
public record RequestErrorCode(String id, String hint) implements ErrorCode {

    /**
     * Returns an exception about one component of a request.
     *
     * @param component the component's name in camel case
     * @param value what it was set to
     * @param format message with the numbers, as for {@link String#format}
     * @param args the numbers
     * @return the exception, to be thrown
     */
    @FormatMethod
    public InvalidRequestException about(String component, Object value, @FormatString String format, Object... args) {
        return new InvalidRequestException(
                this, component, Messages.shorten(String.valueOf(value)), Messages.format(format, args));
    }

    /**
     * Returns an exception about a request as a whole.
     *
     * @param format message, as for {@link String#format}
     * @param args its numbers
     * @return the exception, to be thrown
     */
    @FormatMethod
    public InvalidRequestException because(@FormatString String format, Object... args) {
        return new InvalidRequestException(this, "", "", Messages.format(format, args));
    }
}
