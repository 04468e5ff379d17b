// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.usb.UsbDevice;
import java.util.List;

/**
 * What the descriptors in the ROM of an ESP chip say, in runtime and in DFU mode alike. Applications show the same ids,
 * even those of another chip, but have descriptors of their own.
 */
final class EspRom {

    /** Download, upload, manifestation tolerant, will detach; 700 ms; 64 bytes; DFU 1.1. */
    private static final FunctionalDescriptor FUNCTIONAL = new FunctionalDescriptor(0x0f, 700, 64, 0x0110);

    private EspRom() {}

    /**
     * Tells whether a device is one. Where a functional descriptor is not known, as of a device that somebody else has
     * imported, the release alone tells.
     */
    static boolean is(UsbDevice device, List<DfuInterface> interfaces) {
        var ids = device.descriptor();
        return ids.vendorId() == Chip.VENDOR_ID
                && Chip.ofProductId(ids.productId())
                        .filter(chip -> chip.dfuRelease() == ids.bcdDevice())
                        .isPresent()
                && interfaces.stream()
                        .map(DfuInterface::functional)
                        .allMatch(told -> told.equals(FUNCTIONAL) || told.equals(FunctionalDescriptor.UNKNOWN));
    }
}
