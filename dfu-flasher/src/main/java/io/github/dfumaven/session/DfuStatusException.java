// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.ErrorCode;

/** A device said itself that something is wrong. */
public final class DfuStatusException extends DeviceException {

    private static final long serialVersionUID = 1L;

    private final transient StatusReport report;

    /**
     * Creates an exception.
     *
     * @param code what happened
     * @param report what the device said
     * @param message the details, with the device's path
     * @param hint what to do
     */
    public DfuStatusException(ErrorCode code, StatusReport report, String message, String hint) {
        super(code, message, hint, null);
        this.report = report;
    }

    /** {@return what the device said: its answer to GETSTATUS} */
    public StatusReport report() {
        return report;
    }

    /**
     * {@return the same with the device's own words: an exception with a longer message}
     *
     * @param text what the device says, from its string descriptor
     */
    public DfuStatusException saying(String text) {
        return new DfuStatusException(code(), report, message() + ", and says: " + text, hint());
    }
}
