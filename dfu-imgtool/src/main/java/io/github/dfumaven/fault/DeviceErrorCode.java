// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.ErrorCode;

/**
 * A code of something that is wrong with a device, or with what there is to choose from; makes the exceptions that say so.
 *
 * @param id the code as users see it
 * @param hint what to do about it, as {@link ErrorCode#hint} says
 */
public record DeviceErrorCode(String id, String hint) implements ErrorCode {

    /**
     * Returns an exception about one device.
     *
     * @param device what names it, such as its path
     * @param message what happened
     * @return the exception, to be thrown
     */
    public DeviceException on(Object device, String message) {
        return new DeviceException(this, device + ": " + message);
    }
}
