// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with the name of a USB/IP server. */
public final class UsbIpHostError {

    /** The text names no server. */
    public static final RequestErrorCode BAD_USBIP_HOST = new RequestErrorCode(
            "bad-usbip-host", "Write usbip://HOST or usbip://HOST:PORT in {usb}; several are joined by commas.");
    /** The server cannot listen there. */
    public static final RequestErrorCode CANNOT_LISTEN = new RequestErrorCode(
            "cannot-listen", "Choose another {port}, 0 for any free one, or an {address} of this machine.");
    /** Boards of two hosts would have the same bus id. */
    public static final RequestErrorCode SAME_BUS_ID = new RequestErrorCode(
            "same-bus-id", "Share the boards of one host at a time, or each host's with a {port} of its own.");
    /** The text is no network address of this machine. */
    public static final RequestErrorCode BAD_ADDRESS =
            new RequestErrorCode("bad-address", "Give an address of this machine in {address}, or 0.0.0.0 for all.");

    private UsbIpHostError() {}
}
