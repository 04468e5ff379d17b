// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.Wording;
import java.util.Locale;
import java.util.Optional;

/**
 * One DFU interface in a list, with the facts that people and programs are told.
 *
 * @param mode {@code runtime} or {@code dfu}
 * @param idVendor vendor id, 0 to 0xffff
 * @param idProduct product id, 0 to 0xffff
 * @param bcdDevice release of the device, 0 to 0xffff
 * @param devnum address on the bus
 * @param configuration bConfigurationValue
 * @param interfaceNumber bInterfaceNumber; programs know it as {@code interface}
 * @param alt bAlternateSetting
 * @param path where it is plugged in, such as {@code 1-10}
 * @param name text of the interface, or {@code UNKNOWN}
 * @param serial serial number, or {@code UNKNOWN}
 * @param target ESP-IDF's name of the chip, or empty for other devices
 * @param openable whether the device can be opened
 * @param problem why it cannot be opened, or empty
 */
public record DeviceListing(
        String mode,
        int idVendor,
        int idProduct,
        int bcdDevice,
        int devnum,
        int configuration,
        int interfaceNumber,
        int alt,
        String path,
        String name,
        String serial,
        Optional<String> target,
        boolean openable,
        Optional<String> problem) {

    private static final String UNKNOWN = "UNKNOWN";

    static DeviceListing of(DfuDevice device, DfuInterface setting) {
        var descriptor = device.usb().descriptor();
        return new DeviceListing(
                setting.mode().id(),
                descriptor.vendorId(),
                descriptor.productId(),
                descriptor.bcdDevice(),
                device.usb().devnum(),
                setting.setting().configuration(),
                setting.number(),
                setting.alternate(),
                device.path().toString(),
                setting.name().orElse(UNKNOWN),
                device.serial().orElse(UNKNOWN),
                device.chip().map(Chip::target),
                device.problem().isEmpty(),
                device.problem().map(DeviceListing::inOneLine));
    }

    private static String inOneLine(DfuException problem) {
        return problem.describe(Wording.PLAIN);
    }

    /** {@return the line that dfu-util prints for it: one line without an end} */
    public String line() {
        var word = mode.equals(DfuMode.DFU.id()) ? DfuMode.DFU : DfuMode.RUNTIME;
        return String.format(
                Locale.ROOT,
                "Found %s: [%04x:%04x] ver=%04x, devnum=%d, cfg=%d, intf=%d, path=\"%s\", alt=%d, name=\"%s\","
                        + " serial=\"%s\"",
                word,
                idVendor,
                idProduct,
                bcdDevice,
                devnum,
                configuration,
                interfaceNumber,
                path,
                alt,
                name,
                serial);
    }
}
