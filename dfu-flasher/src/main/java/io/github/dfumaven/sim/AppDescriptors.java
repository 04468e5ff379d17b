// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import java.util.Locale;
import java.util.Optional;

/**
 * The descriptors of an application with TinyUSB: ids of its own, the MAC without colons for a serial number, and what it
 * is for a product.
 *
 * @param product idProduct
 * @param configuration its only configuration
 * @param app what runs
 * @param mac the chip's address
 */
record AppDescriptors(int product, Bytes configuration, BootedApp app, String mac) implements RunningApp.Descriptors {

    /** What esp_tinyusb takes for an application without any of the classes that it counts, and for one with CDC. */
    private static final int PRODUCT = 0x4000;

    private static final int PRODUCT_WITH_CDC = 0x4001;
    private static final int RELEASE = 0x0100;

    /** As TinyUSB has it: attributes 0d (download, manifestation tolerant, will detach), DFU 1.01. */
    static AppDescriptors ofDfu(BootedApp app, String mac) {
        var dfu = UsbDescriptors.dfu(0, 1, UsbDescriptors.PRODUCT_INDEX, 0x0d, 1000, 4096, 0x0101);
        return new AppDescriptors(PRODUCT, UsbDescriptors.configuration(1, dfu), app, mac);
    }

    static AppDescriptors ofSerialPort(BootedApp app, String mac) {
        return new AppDescriptors(
                PRODUCT_WITH_CDC, UsbDescriptors.configuration(2, UsbDescriptors.serialPort()), app, mac);
    }

    @Override
    public Optional<Bytes> apply(Integer type, Integer index) {
        return switch (type) {
            case UsbDescriptors.DEVICE ->
                Optional.of(UsbDescriptors.device(UsbDescriptors.SEVERAL_FUNCTIONS, Chip.VENDOR_ID, product, RELEASE));
            case UsbDescriptors.CONFIGURATION -> index == 0 ? Optional.of(configuration) : Optional.empty();
            case UsbDescriptors.STRING -> string(index);
            default -> Optional.empty();
        };
    }

    private Optional<Bytes> string(int index) {
        return switch (index) {
            case 0 -> Optional.of(UsbDescriptors.LANGUAGES);
            case UsbDescriptors.MANUFACTURER_INDEX -> Optional.of(UsbDescriptors.text("Espressif"));
            case UsbDescriptors.PRODUCT_INDEX -> Optional.of(UsbDescriptors.text(app.name()));
            case UsbDescriptors.SERIAL_INDEX ->
                Optional.of(UsbDescriptors.text(mac.replace(":", "").toUpperCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }
}
