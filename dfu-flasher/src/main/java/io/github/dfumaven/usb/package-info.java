// SPDX-License-Identifier: Apache-2.0
/**
 * All that flashing needs of USB, in a handful of methods: what is attached, and control transfers to it. Behind it is
 * libusb, a simulated board, or another host.
 *
 * <pre>{@code
 * try (UsbHandle handle = bus.usb().open(device)) {
 *     handle.claim(2);
 *     TransferResult status = handle.control(ControlTransfer.in(0xa1, 3, 0, 2, 6), Duration.ofSeconds(5));
 *     System.out.println(status);
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.usb;

import org.jspecify.annotations.NullMarked;
