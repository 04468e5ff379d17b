// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import io.github.dfumaven.usb.UsbInterface;
import java.util.Optional;

/**
 * One alternate setting of one DFU interface.
 *
 * @param setting its descriptor
 * @param mode whether it takes images now
 * @param functional what it says it can do
 * @param name the text of iInterface, or empty when it has none or it cannot be read
 */
public record DfuInterface(UsbInterface setting, DfuMode mode, FunctionalDescriptor functional, Optional<String> name) {

    private static final int APPLICATION_SPECIFIC = 0xfe;
    private static final int FIRMWARE_UPGRADE = 0x01;

    /** Tells whether an interface is one for DFU (DFU 1.1, table 4.1). */
    static boolean isDfu(UsbInterface setting) {
        return setting.interfaceClass() == APPLICATION_SPECIFIC && setting.subclass() == FIRMWARE_UPGRADE;
    }

    /** {@return bInterfaceNumber: 0 to 255} */
    public int number() {
        return setting.number();
    }

    /** {@return bAlternateSetting: 0 to 255} */
    public int alternate() {
        return setting.alternate();
    }
}
