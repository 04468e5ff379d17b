// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * What follows the header of OP_REQ_IMPORT: the device that is wanted.
 *
 * <pre>
 * offset  size  field  value
 *      0    32  busid  text, filled with NUL
 * </pre>
 *
 * @param busId such as {@code 1-10}, at most 31 bytes
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, OP_REQ_IMPORT</a>
 */
record ImportRequest(String busId) {

    static final int SIZE = 32;

    static ImportRequest read(ByteReader in) throws FormatException {
        return new ImportRequest(in.asciiz("busid", SIZE));
    }

    void write(ByteWriter out) {
        out.asciiz(busId, SIZE);
    }
}
