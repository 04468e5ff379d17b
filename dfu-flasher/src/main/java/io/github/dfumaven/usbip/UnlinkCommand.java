// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * What follows the header in USBIP_CMD_UNLINK: the request to break off.
 *
 * <pre>
 * offset  size  field          value
 *     20     4  unlink_seqnum  of a USBIP_CMD_SUBMIT
 *     24    24  padding        0
 * </pre>
 *
 * @param header its head
 * @param victim 0 to 0xffff_ffff
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, USBIP_CMD_UNLINK</a>
 */
record UnlinkCommand(UrbHeader header, long victim) {

    private static final int PADDING = 24;

    static UnlinkCommand of(long seqnum, long devId, long victim) {
        return new UnlinkCommand(new UrbHeader(UrbHeader.CMD_UNLINK, seqnum, devId, UrbHeader.OUT, 0), victim);
    }

    static UnlinkCommand read(UrbHeader header, ByteReader in) throws FormatException {
        var command = new UnlinkCommand(header, in.u32be("unlink_seqnum"));
        in.skip("padding", PADDING);
        return command;
    }

    void write(ByteWriter out) {
        header.write(out);
        out.u32be(victim).fill(0, PADDING);
    }
}
