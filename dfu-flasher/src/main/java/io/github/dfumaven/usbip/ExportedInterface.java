// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.usb.UsbInterface;

/**
 * An interface as the list shows it.
 *
 * <pre>
 * offset  size  field               value
 *      0     1  bInterfaceClass
 *      1     1  bInterfaceSubClass
 *      2     1  bInterfaceProtocol
 *      3     1  padding             0
 * </pre>
 *
 * @param interfaceClass 0 to 255
 * @param subclass 0 to 255
 * @param protocol 0 to 255
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, OP_REP_DEVLIST</a>
 */
record ExportedInterface(int interfaceClass, int subclass, int protocol) {

    static final int SIZE = 4;

    static ExportedInterface of(UsbInterface setting) {
        return new ExportedInterface(setting.interfaceClass(), setting.subclass(), setting.protocol());
    }

    static ExportedInterface read(ByteReader in) throws FormatException {
        var read = new ExportedInterface(
                in.u8("bInterfaceClass"), in.u8("bInterfaceSubClass"), in.u8("bInterfaceProtocol"));
        in.skip("padding", 1);
        return read;
    }

    void write(ByteWriter out) {
        out.u8(interfaceClass).u8(subclass).u8(protocol).u8(0);
    }

    /** Tells whether this is DFU, in runtime or DFU mode. */
    boolean isDfu() {
        return interfaceClass == 0xfe && subclass == 1;
    }
}
