// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.usb.UsbPath;
import java.util.Optional;

/**
 * What came of starting the application of one board.
 *
 * @param path where it is plugged in
 * @param target ESP-IDF's name of the chip, or empty for other devices
 * @param started what was seen of it
 */
public record StartResult(UsbPath path, Optional<String> target, Started started) {}
