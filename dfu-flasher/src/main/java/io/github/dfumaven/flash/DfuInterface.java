// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

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

    /** The class of DFU interfaces: application specific. */
    static final int CLASS = 0xfe;
    /** The subclass of DFU interfaces. */
    static final int SUBCLASS = 0x01;

    /**
     * Returns bInterfaceNumber.
     *
     * @return 0 to 255
     */
    public int number() {
        return setting.number();
    }

    /**
     * Returns bAlternateSetting.
     *
     * @return 0 to 255
     */
    public int alternate() {
        return setting.alternate();
    }
}
