// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.SystemException;
import io.github.dfumaven.text.Messages;

/**
 * A code of something between us and the system.
 *
 * @param id the code as users see it
 * @param hint what to do about it, as {@link ErrorCode#hint} says
 */
public record SystemErrorCode(String id, String hint) implements ErrorCode {

    /**
     * {@return an error with this code: the exception, to be thrown}
     *
     * @param format of the message, without a full stop
     * @param args of the format
     */
    @FormatMethod
    public SystemException of(@FormatString String format, Object... args) {
        return new SystemException(this, Messages.format(format, args), null);
    }

    /**
     * {@return an error with this code that has a cause: the exception, to be thrown}
     *
     * @param cause what was thrown
     * @param message the details, without a full stop
     */
    public SystemException because(Throwable cause, String message) {
        return new SystemException(this, message, cause);
    }
}
