// SPDX-License-Identifier: Apache-2.0
/**
 * A test bench without hardware: puts simulated devices behind Linux's usbfs, so that a real libusb (in usb4java, in
 * dfu-util) talks to them. It speaks to the preload library of umockdev, which redirects {@code /sys}, {@code /dev} and
 * ioctls of a child process.
 *
 * <pre>{@code
 * try (var bench = UsbfsMock.start()) {
 *     bench.plug(UsbPath.of(1, 10), device);
 *     Finished listed = bench.run("dfu-util", "-l");
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.usbfs;

import org.jspecify.annotations.NullMarked;
