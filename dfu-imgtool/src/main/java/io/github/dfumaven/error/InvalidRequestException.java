// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import io.github.dfumaven.text.TextWidth;
import org.jspecify.annotations.Nullable;

/** The request makes no sense or cannot be granted: the caller has to act. */
public final class InvalidRequestException extends DfuException {

    private static final long serialVersionUID = 1L;

    private final String component;
    private final String value;

    /**
     * Creates an exception.
     *
     * @param code what is wrong
     * @param component which part of the request: its name in camel case, or an empty string for the whole request
     * @param value what that part was set to, possibly empty
     * @param message the details, with the numbers
     */
    public InvalidRequestException(ErrorCode code, String component, String value, String message) {
        this(code, component, value, message, null, null);
    }

    private InvalidRequestException(
            ErrorCode code,
            String component,
            String value,
            String message,
            @Nullable String hint,
            @Nullable Throwable cause) {
        super(code, message, hint, cause);
        this.component = component;
        this.value = value;
    }

    /** {@return which part of the request is wrong: the component's name in camel case, or an empty string when it is the whole request} */
    public String component() {
        return component;
    }

    /** {@return what that part was set to: the value as text, possibly empty} */
    public String value() {
        return value;
    }

    /**
     * {@return the same error with another cure: an exception that differs in its hint alone}
     *
     * @param better one sentence, with components of the request in braces
     */
    public InvalidRequestException withHint(String better) {
        return thrownHere(new InvalidRequestException(code(), component, value, message(), better, getCause()));
    }

    /**
     * Returns the same error, told of the component by which the user set the one that is wrong.
     *
     * @param name the component's name in camel case
     * @return an exception that differs in its component alone
     */
    public InvalidRequestException setBy(String name) {
        return thrownHere(new InvalidRequestException(code(), name, value, message(), hint(), getCause()));
    }

    @Override
    public String describe(Wording wording) {
        if (component.isEmpty()) {
            return message();
        }

        var set = value.isEmpty() ? "" : " " + TextWidth.harmless(value);
        return wording.nameOf(component) + set + ": " + message();
    }
}
