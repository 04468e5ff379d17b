// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
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
    private static final int USB_SERIAL_JTAG_RELEASE = 0x0101;
    private static final int VENDOR_SPECIFIC = 0xff;
    private static final int JTAG_PROTOCOL = 0x01;

    /**
     * {@return whether it is the port for serial and JTAG that is built into many chips: true for 303a:1001 with the interface for JTAG,
     * which applications lack}. Its ids alone do not tell: applications use them, too.
     */
    public boolean isSerialJtag() {
        return isSerialJtag(device);
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
        if (isSerialJtag(device)) {
            return Optional.of(new OtherMode(
                    device,
                    "the USB-Serial-JTAG port of its chip, which has no DFU",
                    "Use the other USB connector of the board (USB-OTG), or flash over serial."));
        }
        if (SerialApp.of(device).isPresent()) {
            return Optional.of(new OtherMode(
                    device,
                    "an application with a serial port, without DFU",
                    "Hold BOOT, tap RESET, release BOOT; or let flash restart it in download mode, with {path} "
                            + device.path() + " and {enter}."));
        }
        return Optional.of(new OtherMode(
                device,
                "an application or a bootloader without DFU",
                "Hold BOOT, tap RESET, release BOOT: the board then starts in download mode."));
    }

    /** The port in the chip has the interface FF/FF/01 and bcdDevice 0101; where no interface could be read, that decides. */
    static boolean isSerialJtag(UsbDevice device) {
        var ids = device.descriptor();
        return ids.productId() == USB_SERIAL_JTAG
                && device.descriptor().vendorId() == Chip.VENDOR_ID
                && (device.interfaces().isEmpty()
                        ? ids.bcdDevice() == USB_SERIAL_JTAG_RELEASE
                        : device.interfaces().stream().anyMatch(OtherMode::isJtag));
    }

    private static boolean isJtag(UsbInterface setting) {
        return setting.interfaceClass() == VENDOR_SPECIFIC
                && setting.subclass() == VENDOR_SPECIFIC
                && setting.protocol() == JTAG_PROTOCOL;
    }
}
