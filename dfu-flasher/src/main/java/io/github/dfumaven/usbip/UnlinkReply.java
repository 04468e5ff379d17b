// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * What follows the header in USBIP_RET_UNLINK.
 *
 * <pre>
 * offset  size  field    value
 *     20     4  status   -104 if the request was broken off, 0 if it was done already
 *     24    24  padding  0
 * </pre>
 *
 * @param header its head
 * @param status 0 or less
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, USBIP_RET_UNLINK</a>
 */
record UnlinkReply(UrbHeader header, int status) {

    private static final int PADDING = 24;

    static UnlinkReply of(long seqnum, int status) {
        return new UnlinkReply(UrbHeader.reply(UrbHeader.RET_UNLINK, seqnum), status);
    }

    static UnlinkReply read(UrbHeader header, ByteReader in) throws FormatException {
        var reply = new UnlinkReply(header, (int) in.u32be("status"));
        in.skip("padding", PADDING);
        return reply;
    }

    void write(ByteWriter out) {
        header.write(out);
        out.u32be(Integer.toUnsignedLong(status)).fill(0, PADDING);
    }
}
