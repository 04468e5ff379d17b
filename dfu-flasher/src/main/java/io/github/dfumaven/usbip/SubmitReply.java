// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * What follows the header in USBIP_RET_SUBMIT. Data from the device comes behind it.
 *
 * <pre>
 * offset  size  field              value
 *     20     4  status             0, or a negative errno of Linux
 *     24     4  actual_length      bytes sent or received
 *     28     4  start_frame        0
 *     32     4  number_of_packets  0 or 0xffffffff, unless isochronous
 *     36     4  error_count        0
 *     40     8  padding            0
 * </pre>
 *
 * @param header its head
 * @param status 0 or less
 * @param length 0 to 0xffff_ffff
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, USBIP_RET_SUBMIT</a>
 */
record SubmitReply(UrbHeader header, int status, long length) {

    private static final int NOT_ISOCHRONOUS = -1;

    static SubmitReply of(long seqnum, int status, int length) {
        return new SubmitReply(UrbHeader.reply(UrbHeader.RET_SUBMIT, seqnum), status, length);
    }

    static SubmitReply read(UrbHeader header, ByteReader in) throws FormatException {
        var reply = new SubmitReply(header, (int) in.u32be("status"), in.u32be("actual_length"));
        in.skip("start_frame, number_of_packets, error_count", 12);
        in.skip("padding", 8);
        return reply;
    }

    void write(ByteWriter out) {
        header.write(out);
        out.u32be(Integer.toUnsignedLong(status))
                .u32be(length)
                .u32be(0)
                .u32be(Integer.toUnsignedLong(NOT_ISOCHRONOUS))
                .u32be(0)
                .fill(0, 8);
    }
}
