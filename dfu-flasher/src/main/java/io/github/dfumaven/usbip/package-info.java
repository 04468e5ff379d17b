// SPDX-License-Identifier: Apache-2.0
/**
 * USB over a network, USB/IP 1.1.1: a client that reaches the boards of another host, whatever serves them there, and a
 * server that lends boards of any bus to any client, the Linux kernel's included.
 *
 * <pre>{@code
 * try (var bus = UsbIpHosts.open(UsbIpHost.parse("usbip://bench"))) {
 *     bus.devices();    // at bench/1-10 and so on
 * }
 * }</pre>
 *
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">The Linux kernel's description of the protocol</a>
 */
@NullMarked
package io.github.dfumaven.usbip;

import org.jspecify.annotations.NullMarked;
