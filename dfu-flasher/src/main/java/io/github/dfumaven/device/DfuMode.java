// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbInterface;
import java.util.Locale;

/** The two lives of a DFU device. */
public enum DfuMode {
    /** The application (or a ROM that waits) runs and merely says that it can be updated. */
    RUNTIME("Runtime"),
    /** The device takes images. */
    DFU("DFU");

    private static final int PROTOCOL_DFU = 2;
    private static final int VERSION_DFUSE = 0x011a;
    private static final int VENDOR_NXP = 0x1fc9;
    private static final int PRODUCT_LPC_BOOTLOADER = 0x000c;
    private static final int VENDOR_JABRA = 0x0b0e;

    private final String listed;

    DfuMode(String listed) {
        this.listed = listed;
    }

    /**
     * Tells the mode of a DFU interface. It is that of the protocol byte, but for three families of devices that are
     * known to put a wrong number there.
     */
    static DfuMode of(DeviceDescriptor device, UsbInterface setting, FunctionalDescriptor functional, boolean alone) {
        int protocol = setting.protocol();
        boolean dsoNano = protocol == 0 && functional.version() == VERSION_DFUSE;
        boolean lpc = protocol == 1 && device.vendorId() == VENDOR_NXP && device.productId() == PRODUCT_LPC_BOOTLOADER;
        boolean jabra = protocol == 0 && alone && device.vendorId() == VENDOR_JABRA;
        return protocol == PROTOCOL_DFU || dsoNano || lpc || jabra ? DFU : RUNTIME;
    }

    /** {@return the word for programs: {@code runtime} or {@code dfu}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the word that dfu-util lists: {@code Runtime} or {@code DFU}. */
    @Override
    public String toString() {
        return listed;
    }
}
