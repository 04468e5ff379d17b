// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.usb.UsbPath;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A serial port that is there.
 *
 * @param name how the system calls it, such as {@code /dev/ttyACM0} or {@code COM3}
 * @param path where its device is plugged in; empty where the system does not tell, and for ports that are not on USB
 * @param interfaceNumber which interface of the device it is, 0 or more; 0 where that is not known
 * @param vendorId of the device, 0 to 0xffff; empty where the system does not tell
 * @param product what the device calls itself, perhaps nothing
 */
public record SerialPortInfo(
        String name, Optional<UsbPath> path, int interfaceNumber, OptionalInt vendorId, String product) {

    /**
     * {@return a port of which nothing but its name is known}
     *
     * @param name how the system calls it
     */
    public static SerialPortInfo named(String name) {
        return new SerialPortInfo(name, Optional.empty(), 0, OptionalInt.empty(), "");
    }

    /** {@return what tells it from others: name, place, vendor and product, as far as they are known} */
    String describe() {
        var text = new StringBuilder(name);
        path.ifPresent(place -> text.append(" at ").append(place));
        vendorId.ifPresent(id -> text.append(String.format(Locale.ROOT, ", vendor %04x", id)));
        return (product.isEmpty() ? text : text.append(", ").append(product)).toString();
    }
}
