// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import io.github.dfumaven.text.TextWidth;

/** The request makes no sense or cannot be granted: the caller has to act. */
public final class InvalidRequestException extends DfuException {

    private static final long serialVersionUID = 1L;

    private final String component;
    private final String value;

    InvalidRequestException(ErrorCode code, String component, String value, String message) {
        super(code, message, null, null);
        this.component = component;
        this.value = value;
    }

    /**
     * Returns which part of the request is wrong.
     *
     * @return the component's name in camel case, or an empty string when it is the whole request
     */
    public String component() {
        return component;
    }

    /**
     * Returns what that part was set to.
     *
     * @return the value as text, possibly empty
     */
    public String value() {
        return value;
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
