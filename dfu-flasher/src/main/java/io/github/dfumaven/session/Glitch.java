// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.usb.UsbError;
import java.util.Set;

/** Tells what went wrong on the way, and may go well the next time, from what is wrong with the device or the image. */
final class Glitch {

    /** A wrong state counts too: an answer that does not fit is a spoilt one, or of a device that lost its place. */
    private static final Set<ErrorCode> CODES = Set.of(
            UsbError.USB_STALL,
            UsbError.USB_TIMEOUT,
            UsbError.USB_IO,
            UsbError.USB_OVERFLOW,
            SessionError.SHORT_ANSWER,
            SessionError.UNEXPECTED_STATE,
            SessionError.DEVICE_RESTARTED);

    private Glitch() {}

    /** Tells whether it was a glitch. A status that the device gave itself is its verdict, and none. */
    static boolean is(DeviceException error) {
        return error instanceof DfuStatusException refused ? !refused.report().isError() : CODES.contains(error.code());
    }
}
