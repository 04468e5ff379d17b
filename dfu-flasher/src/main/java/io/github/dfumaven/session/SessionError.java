// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.fault.DeviceErrorCode;

/** What can go wrong with a device in a session. */
public final class SessionError {

    /** DETACH had no effect. */
    public static final DeviceErrorCode STILL_RUNTIME =
            new DeviceErrorCode("still-runtime", "Hold BOOT, tap RESET, release BOOT, then run again.");
    /** The device reported an error of its own, or refused a block. */
    public static final DeviceErrorCode DEVICE_REFUSED = new DeviceErrorCode(
            "device-refused", "Put the board in download mode again (hold BOOT, tap RESET) and start over.");
    /** What is in flash differs from the image: the ROM's own check after the last block. */
    public static final DeviceErrorCode VERIFY_FAILED = new DeviceErrorCode(
            "verify-failed",
            "Do not use the board as it is: check the image with verify and its flash size against the board,"
                    + " then flash again.");
    /** The device stays busy without end. */
    public static final DeviceErrorCode ENDLESS_BUSY = new DeviceErrorCode(
            "endless-busy", "Reconnect the board and start over; flash smaller parts if it happens again.");
    /** The device is in a state that makes no sense at this point. */
    public static final DeviceErrorCode UNEXPECTED_STATE =
            new DeviceErrorCode("unexpected-state", "Reconnect the board and start over.");
    /** The device was left waiting for a reset of the bus, and a reset did not help. */
    public static final DeviceErrorCode WAITS_FOR_RESET =
            new DeviceErrorCode("waits-for-reset", "Reconnect the board and start over.");
    /** The device forgot the image in the middle: it restarted. */
    public static final DeviceErrorCode DEVICE_RESTARTED =
            new DeviceErrorCode("device-restarted", "Check power and cable, then start over.");
    /** The device's answer is shorter than the specification says. */
    public static final DeviceErrorCode SHORT_ANSWER =
            new DeviceErrorCode("short-answer", "Reconnect the board, without a hub, and start over.");
    /** The image was sent whole, but the device left before it said whether it is good. */
    public static final DeviceErrorCode VERDICT_UNKNOWN =
            new DeviceErrorCode("verdict-unknown", "Do not trust the result: reconnect the board and flash again.");
    /** The user broke it off. */
    public static final DeviceErrorCode INTERRUPTED =
            new DeviceErrorCode("interrupted", "Flash again: a part of the old firmware may be overwritten.");

    private SessionError() {}
}
