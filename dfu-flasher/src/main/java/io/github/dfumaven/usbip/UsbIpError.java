// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatErrorCode;

/** What can be wrong with a message of the other side. */
public enum UsbIpError implements FormatErrorCode {
    /** The other side speaks another version, or no USB/IP at all. */
    USBIP_BAD_VERSION("Check that the other side speaks USB/IP 1.1.1."),
    /** A message is not one that may come at this point. */
    USBIP_BAD_MESSAGE("Check that the other side speaks USB/IP 1.1.1, and restart it."),
    /** A message announces more than it may hold. */
    USBIP_TOO_LONG("Check that the other side speaks USB/IP 1.1.1, and restart it.");

    private final String hint;

    UsbIpError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
