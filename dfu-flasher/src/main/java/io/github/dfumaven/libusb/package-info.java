// SPDX-License-Identifier: Apache-2.0
/**
 * The USB devices of this machine, through libusb and usb4java. Nothing else knows of either.
 *
 * <pre>{@code
 * try (var bus = Usb4JavaBus.open()) {
 *     bus.devices();
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.libusb;

import org.jspecify.annotations.NullMarked;
