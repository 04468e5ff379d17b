// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
import java.util.List;
import java.util.Optional;

/**
 * A board whose application has no DFU but a serial port of USB's class for communication devices, whose two lines may
 * restart it into download mode.
 *
 * @param usb the device as it was when the bus was looked at
 * @param control bInterfaceNumber of the interface that takes the state of the lines
 * @see <a href="https://www.usb.org/document-library/class-definitions-communication-devices-12">PSTN subclass, section 6.3.12</a>
 */
record SerialApp(UsbDevice usb, int control) {

    private static final int COMMUNICATIONS = 0x02;
    private static final int ABSTRACT_CONTROL_MODEL = 0x02;

    /** Returns what a device is; empty without such a port, with DFU, and for the port in the chip itself, which has no way to DFU. */
    static Optional<SerialApp> of(UsbDevice device) {
        if (DfuDevice.of(device).isPresent() || OtherMode.isSerialJtag(device)) {
            return Optional.empty();
        }
        return device.interfaces().stream()
                .filter(setting ->
                        setting.interfaceClass() == COMMUNICATIONS && setting.subclass() == ABSTRACT_CONTROL_MODEL)
                .map(UsbInterface::number)
                .findFirst()
                .map(number -> new SerialApp(device, number));
    }

    /** Tells whether it has the ids of Espressif; others are taken for boards only where somebody points at them. */
    boolean isEspressif() {
        return usb.descriptor().vendorId() == Chip.VENDOR_ID;
    }

    /** Returns it in the shape in which devices are opened, without an interface for DFU. */
    DfuDevice asDevice() {
        return new DfuDevice(usb, List.of(), Optional.empty(), Optional.empty());
    }
}
