// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import io.github.dfumaven.text.TextWidth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device is missing, in the way, or failed: whoever holds the board has to act. */
public non-sealed class DeviceException extends DfuException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    /**
     * Creates an exception.
     *
     * @param code what happened
     * @param message the details, with the device's path
     */
    public DeviceException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    /**
     * Creates an exception with a cure of its own or a cause.
     *
     * @param code what happened
     * @param message the details, with the device's path
     * @param hint a more fitting cure than the one of the code, or null
     * @param cause what led to it, or null
     */
    public DeviceException(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        this(code, message, List.of(), hint, cause);
    }

    /**
     * Creates an exception with more to say than a line holds.
     *
     * @param code what happened
     * @param message the details, with the device's path
     * @param details lines that belong below the message
     */
    public DeviceException(ErrorCode code, String message, List<String> details) {
        this(code, message, details, null, null);
    }

    private DeviceException(
            ErrorCode code, String message, List<String> details, @Nullable String hint, @Nullable Throwable cause) {
        super(code, message, hint, cause);
        this.details = details.stream().map(TextWidth::harmless).toList();
    }

    /**
     * {@return the same error with another cure: an exception that differs in its hint alone}
     *
     * @param better one sentence, with components of the request in braces
     */
    public DeviceException withHint(String better) {
        return thrownHere(new DeviceException(code(), message(), details, better, getCause()));
    }

    @Override
    public List<String> details() {
        return details;
    }
}
