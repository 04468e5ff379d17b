// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * What the four messages about an imported device begin with. Each of them has 48 bytes, this head included.
 *
 * <pre>
 * offset  size  field      value
 *      0     4  command    1 to 4
 *      4     4  seqnum     of the request; the reply has the same
 *      8     4  devid      busnum and devnum in requests, 0 in replies
 *     12     4  direction  0 is out, 1 is in; 0 in replies
 *     16     4  ep         number of the endpoint; 0 in replies
 * </pre>
 *
 * @param command 1 to 4
 * @param seqnum 0 to 0xffff_ffff
 * @param devId 0 to 0xffff_ffff
 * @param direction 0 or 1
 * @param endpoint 0 to 15
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, usbip_header_basic</a>
 */
record UrbHeader(long command, long seqnum, long devId, long direction, long endpoint) {

    /** Bytes of a whole message, without data: 48. */
    static final int MESSAGE_SIZE = 48;

    static final int CMD_SUBMIT = 1;
    static final int CMD_UNLINK = 2;
    static final int RET_SUBMIT = 3;
    static final int RET_UNLINK = 4;

    static final int OUT = 0;
    static final int IN = 1;

    static UrbHeader read(ByteReader in) throws FormatException {
        long at = in.offset();
        var header = new UrbHeader(
                in.u32be("command"), in.u32be("seqnum"), in.u32be("devid"), in.u32be("direction"), in.u32be("ep"));
        if (header.command < CMD_SUBMIT || header.command > RET_UNLINK) {
            throw UsbIpError.USBIP_BAD_MESSAGE.at(at, "command is %d, not 1 to 4", header.command);
        }
        return header;
    }

    /** Returns the head of a reply, in which only the number tells anything. */
    static UrbHeader reply(int command, long seqnum) {
        return new UrbHeader(command, seqnum, 0, 0, 0);
    }

    void write(ByteWriter out) {
        out.u32be(command).u32be(seqnum).u32be(devId).u32be(direction).u32be(endpoint);
    }
}
