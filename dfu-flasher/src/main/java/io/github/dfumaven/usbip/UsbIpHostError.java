// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with how somebody names a USB/IP server. */
public enum UsbIpHostError implements RequestErrorCode {
    /** The text names no server. */
    BAD_USBIP_HOST("Write usbip://HOST or usbip://HOST:PORT in {usb}; several are joined by commas."),
    /** The server cannot listen there. */
    CANNOT_LISTEN("Choose another {port}, 0 for any free one, or an {address} of this machine."),
    /** Boards of two hosts would have the same bus id. */
    SAME_BUS_ID("Share the boards of one host at a time, or each host's with a {port} of its own."),
    /** The text is no network address of this machine. */
    BAD_ADDRESS("Give an address of this machine in {address}, or 0.0.0.0 for all.");

    private final String hint;

    UsbIpHostError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
