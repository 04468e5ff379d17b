// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.ErrorCode;

/** What can go wrong with a device in a session. */
public enum SessionError implements ErrorCode {
    /** DETACH had no effect. */
    STILL_RUNTIME("Hold BOOT, tap RESET, release BOOT, then run again."),
    /** The device reported an error of its own, or refused a block. */
    DEVICE_REFUSED("Put the board in download mode again (hold BOOT, tap RESET) and start over."),
    /** What is in flash differs from the image: the ROM's own check after the last block. */
    VERIFY_FAILED("Do not use the board as it is: check the image with verify and its flash size against the board,"
            + " then flash again."),
    /** The device stays busy without end. */
    ENDLESS_BUSY("Reconnect the board and start over; flash smaller parts if it happens again."),
    /** The device is in a state that makes no sense at this point. */
    UNEXPECTED_STATE("Reconnect the board and start over."),
    /** The device was left waiting for a reset of the bus, and a reset did not help. */
    WAITS_FOR_RESET("Reconnect the board and start over."),
    /** The device forgot the image in the middle: it restarted. */
    DEVICE_RESTARTED("Check power and cable, then start over."),
    /** The device's answer is shorter than the specification says. */
    SHORT_ANSWER("Reconnect the board, without a hub, and start over."),
    /** The image was sent whole, but the device left before it said whether it is good. */
    VERDICT_UNKNOWN("Do not trust the result: reconnect the board and flash again."),
    /** The user broke it off. */
    INTERRUPTED("Flash again: a part of the old firmware may be overwritten.");

    private final String hint;

    SessionError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }

    /**
     * Returns the exception for a device.
     *
     * @param device what tells it from others, in front of the message
     * @param message what happened
     * @return an exception to throw
     */
    public DeviceException on(Object device, String message) {
        return new DeviceException(this, device + ": " + message);
    }
}
