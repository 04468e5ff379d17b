// SPDX-License-Identifier: Apache-2.0
/**
 * What is plugged in where, as it tells of itself, and why a USB operation failed.
 *
 * <pre>{@code
 * UsbPath place = UsbPath.parse("1-10");
 * for (UsbDevice device : new Flasher(bus).attached()) {
 *     boolean meant = device.path().equals(place);
 *     System.out.println(device + (meant ? " is the one" : " is another one"));
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.usb;

import org.jspecify.annotations.NullMarked;
