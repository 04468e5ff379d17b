// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.fault.FormatErrorCode;

/** What can be wrong with a message of USB/IP. */
final class UsbIpError {

    /** The other side speaks another version, or no USB/IP at all. */
    public static final FormatErrorCode USBIP_BAD_VERSION =
            new FormatErrorCode("usbip-bad-version", "Check that the other side speaks USB/IP 1.1.1.");
    /** A message is not one that may come at this point. */
    public static final FormatErrorCode USBIP_BAD_MESSAGE =
            new FormatErrorCode("usbip-bad-message", "Check that the other side speaks USB/IP 1.1.1, and restart it.");
    /** A message announces more than it may hold. */
    public static final FormatErrorCode USBIP_TOO_LONG =
            new FormatErrorCode("usbip-too-long", "Check that the other side speaks USB/IP 1.1.1, and restart it.");

    private UsbIpError() {}
}
