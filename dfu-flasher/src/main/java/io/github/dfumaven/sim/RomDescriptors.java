// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import java.util.List;
import java.util.Optional;

/** The descriptors in the ROM. Those of runtime and DFU mode differ in one byte, the protocol of the DFU interface. */
record RomDescriptors(RomModel model, String serial) {

    private static final int PROTOCOL_RUNTIME = 1;
    private static final int PROTOCOL_DFU = 2;

    /** Returns the descriptor that GET_DESCRIPTOR asks for, or nothing where the ROM stalls. */
    Optional<Bytes> find(int type, int index, boolean dfuMode) {
        return switch (type) {
            case UsbDescriptors.DEVICE -> Optional.of(device());
            case UsbDescriptors.CONFIGURATION -> Optional.of(index == 0 ? configuration(dfuMode) : Bytes.EMPTY);
            case UsbDescriptors.STRING -> string(index);
            default -> Optional.empty();
        };
    }

    static boolean isMissingConfiguration(int type, int index) {
        return type == UsbDescriptors.CONFIGURATION && index != 0;
    }

    private Bytes device() {
        return UsbDescriptors.device(
                UsbDescriptors.SEVERAL_FUNCTIONS, Chip.VENDOR_ID, model.chip().productId(), model.bcdDevice());
    }

    /** Attributes 0f: download, upload, manifestation tolerant, will detach. */
    private static Bytes configuration(boolean dfuMode) {
        int protocol = dfuMode ? PROTOCOL_DFU : PROTOCOL_RUNTIME;
        return UsbDescriptors.configuration(
                3,
                Bytes.concat(List.of(
                        UsbDescriptors.serialPort(), UsbDescriptors.dfu(2, protocol, 0, 0x0f, 700, 64, 0x0110))));
    }

    Optional<Bytes> string(int index) {
        return switch (index) {
            case 0 -> Optional.of(UsbDescriptors.LANGUAGES);
            case UsbDescriptors.MANUFACTURER_INDEX -> Optional.of(UsbDescriptors.text("Espressif"));
            case UsbDescriptors.PRODUCT_INDEX -> Optional.of(UsbDescriptors.text(model.product()));
            case UsbDescriptors.SERIAL_INDEX -> Optional.of(UsbDescriptors.text(serial));
            default -> Optional.empty();
        };
    }
}
