// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.enumeration;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbPath;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a device tells of itself.
 *
 * @param device its device descriptor
 * @param configuration its first configuration
 */
public record Description(DeviceDescriptor device, ConfigurationDescriptor configuration) {

    private static final int DEVICE = 0x100;
    private static final int CONFIGURATION = 0x200;

    /**
     * {@return the request for a descriptor: GET_DESCRIPTOR}
     *
     * @param which type and index, as wValue has them
     * @param length most bytes of the answer
     */
    public static ControlTransfer getDescriptor(int which, int length) {
        return ControlTransfer.in(0x80, 6, which, 0, length);
    }

    /**
     * {@return whether a request asks for the device descriptor: true if it does, however much of it}
     *
     * @param transfer any request
     */
    public static boolean asksForDevice(ControlTransfer transfer) {
        return transfer.requestType() == 0x80 && transfer.request() == 6 && transfer.value() == DEVICE;
    }

    /**
     * Asks a device what it is.
     *
     * @param ask sends a request; the answer is empty if there is none
     * @return the description, or empty if the device does not answer as it should
     */
    public static Optional<Description> of(Function<ControlTransfer, Bytes> ask) {
        try {
            var device = DeviceDescriptor.parse(ask.apply(getDescriptor(DEVICE, DeviceDescriptor.SIZE)));
            // Only the first configuration: there are chips that fall over when asked for one they do not have.
            var head = ask.apply(getDescriptor(CONFIGURATION, ConfigurationDescriptor.SIZE));
            var all = ask.apply(getDescriptor(CONFIGURATION, head.length() < 4 ? 0 : head.u16le(2)));
            return Optional.of(new Description(device, ConfigurationDescriptor.parse(all)));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the device as it is on a bus: the device with its first configuration}
     *
     * @param path where it is plugged in
     * @param devnum its address on the bus, 1 to 127
     * @param active bConfigurationValue of its active configuration, 0 when it is not configured
     */
    public UsbDevice at(UsbPath path, int devnum, int active) {
        return new UsbDevice(path, devnum, device, active, configuration.interfaces(), configuration.extra());
    }
}
