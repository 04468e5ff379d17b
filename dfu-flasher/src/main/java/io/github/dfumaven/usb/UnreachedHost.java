// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usb;

/**
 * One of several hosts whose boards are wanted, and that could not be asked for them.
 *
 * @param host its name, as the paths of its boards begin with it
 * @param problem why it could not be asked
 */
public record UnreachedHost(String host, UsbException problem) {}
