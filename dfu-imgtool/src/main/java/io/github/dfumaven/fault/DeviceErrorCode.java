// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.ErrorCode;
import java.util.Locale;

/**
 * A code of something that is wrong with a device, or with what there is to choose from; makes the exceptions that say so.
 *
 * @param id the code as users see it
 * @param hint what to do about it, as {@link ErrorCode#hint} says
 */
public record DeviceErrorCode(String id, String hint) implements ErrorCode {

    /**
     * {@return an exception about one device, to be thrown}
     *
     * @param device what names it, such as its path
     * @param message what happened
     */
    public DeviceException on(Object device, String message) {
        return new DeviceException(this, device + ": " + message);
    }

    /**
     * {@return an exception about one device, to be thrown}
     *
     * @param device what names it, such as its path
     * @param format what happened, with the numbers, as for {@link String#format}
     * @param args the numbers
     */
    @FormatMethod
    public DeviceException on(Object device, @FormatString String format, Object... args) {
        return on(device, String.format(Locale.ROOT, format, args));
    }
}
