// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.usb.UsbDevice;
import java.util.Optional;

/**
 * A board with an ESP chip that is there, but in a mode without DFU.
 *
 * @param device the device as it was when the bus was looked at
 * @param meaning what it is, as half a sentence
 * @param cure how to get to DFU, as a sentence
 */
public record OtherMode(UsbDevice device, String meaning, String cure) {

    private static final int USB_SERIAL_JTAG = 0x1001;

    /**
     * Tells whether it is the port for serial and JTAG that is built into many chips.
     *
     * @return true for 303a:1001
     */
    public boolean isSerialJtag() {
        return device.descriptor().productId() == USB_SERIAL_JTAG;
    }

    /**
     * Returns what a device is instead of a DFU device.
     *
     * @param device any device
     * @return empty for devices with DFU, and for those of other vendors
     */
    public static Optional<OtherMode> of(UsbDevice device) {
        if (device.descriptor().vendorId() != Chip.VENDOR_ID
                || DfuDevice.of(device).isPresent()) {
            return Optional.empty();
        }
        if (device.descriptor().productId() == USB_SERIAL_JTAG) {
            return Optional.of(new OtherMode(
                    device,
                    "the USB-Serial-JTAG port of its chip, which has no DFU",
                    "Use the other USB connector of the board (USB-OTG), or flash over serial."));
        }
        return Optional.of(new OtherMode(
                device,
                "an application or a bootloader without DFU",
                "Hold BOOT, tap RESET, release BOOT: the board then starts in download mode."));
    }
}
