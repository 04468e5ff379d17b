// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usb;

import io.github.dfumaven.bytes.Bytes;
import java.util.List;
import java.util.Locale;

/**
 * A device as it was when the bus was looked at. After it re-enumerates it is another one.
 *
 * @param path where it is plugged in
 * @param devnum its address on the bus, 1 to 127
 * @param descriptor its device descriptor
 * @param configuration bConfigurationValue of the active configuration, 0 when it is not configured
 * @param interfaces all alternate settings of all interfaces of the active (or else first) configuration, in the order
 *     of the descriptor
 * @param extra class and vendor descriptors behind the configuration descriptor itself, in front of the first interface
 */
public record UsbDevice(
        UsbPath path,
        int devnum,
        DeviceDescriptor descriptor,
        int configuration,
        List<UsbInterface> interfaces,
        Bytes extra) {

    public UsbDevice {
        interfaces = List.copyOf(interfaces);
    }

    /** Returns the path and the ids, such as {@code 1-10 [303a:0002]}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s [%04x:%04x]", path, descriptor.vendorId(), descriptor.productId());
    }
}
