// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.usb.UsbPath;
import java.util.Optional;

/**
 * What is known of a board when its own image is made.
 *
 * @param path where it is plugged in
 * @param serial its serial number as it tells it in DFU mode, or empty where it has none that tells it from others
 * @param mac its address, such as {@code 7c:df:a1:00:00:01}, or empty where it was not asked or none is burnt in
 */
public record BoardFacts(UsbPath path, Optional<String> serial, Optional<String> mac) {

    static BoardFacts of(DfuDevice device, Optional<ChipFacts> told) {
        return new BoardFacts(
                device.path(), ownSerial(device), told.flatMap(ChipFacts::mac).or(() -> macOfRom(device)));
    }

    /** Returns a number that tells a device from others of its kind. */
    static Optional<String> ownSerial(DfuDevice device) {
        return device.serial().filter(number -> SerialNumbers.identifies(device));
    }

    /** Some ROMs cannot be asked, but those have their address as their serial number. */
    private static Optional<String> macOfRom(DfuDevice device) {
        return ownSerial(device).filter(number -> device.isRom()).flatMap(SerialNumbers::asMac);
    }
}
