// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * What follows the header in USBIP_CMD_SUBMIT. Data towards the device comes behind it.
 *
 * <pre>
 * offset  size  field                   value
 *     20     4  transfer_flags          of the client's kernel
 *     24     4  transfer_buffer_length  bytes to send, or to receive at most
 *     28     4  start_frame             0
 *     32     4  number_of_packets       0 or 0xffffffff, unless isochronous
 *     36     4  interval                0 for control transfers
 *     40     8  setup                   the setup packet, little-endian as on the wire
 * </pre>
 *
 * @param header its head
 * @param flags 0 to 0xffff_ffff
 * @param length 0 to 0xffff_ffff
 * @param packets 0 to 0xffff_ffff
 * @param interval 0 to 0xffff_ffff
 * @param setup 8 bytes
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, USBIP_CMD_SUBMIT</a>
 */
record SubmitCommand(UrbHeader header, long flags, long length, long packets, long interval, Bytes setup) {

    /** The most data that one message may carry: 1 MiB. */
    static final int MOST_DATA = 1 << 20;

    private static final long NOT_ISOCHRONOUS = 0xffff_ffffL;
    private static final int SETUP_SIZE = 8;

    static SubmitCommand of(long seqnum, long devId, ControlTransfer transfer) {
        var setup = new ByteWriter()
                .u8(transfer.requestType())
                .u8(transfer.request())
                .u16le(transfer.value())
                .u16le(transfer.index())
                .u16le(transfer.length())
                .toBytes();
        int direction = transfer.isIn() ? UrbHeader.IN : UrbHeader.OUT;
        var header = new UrbHeader(UrbHeader.CMD_SUBMIT, seqnum, devId, direction, 0);
        return new SubmitCommand(header, 0, transfer.length(), NOT_ISOCHRONOUS, 0, setup);
    }

    static SubmitCommand read(UrbHeader header, ByteReader in) throws FormatException {
        long flags = in.u32be("transfer_flags");
        long at = in.offset();
        long length = in.u32be("transfer_buffer_length");
        in.skip("start_frame", 4);
        long packets = in.u32be("number_of_packets");
        var command =
                new SubmitCommand(header, flags, length, packets, in.u32be("interval"), in.bytes("setup", SETUP_SIZE));
        if (length > MOST_DATA) {
            throw UsbIpError.USBIP_TOO_LONG.at(at, "a transfer of %d bytes, more than %d", length, MOST_DATA);
        }
        if (packets != 0 && packets != NOT_ISOCHRONOUS) {
            throw UsbIpError.USBIP_BAD_MESSAGE.at(
                    at, "%d isochronous packets, but there are no such endpoints", packets);
        }
        return command;
    }

    void write(ByteWriter out) {
        header.write(out);
        out.u32be(flags).u32be(length).u32be(0).u32be(packets).u32be(interval).bytes(setup);
    }

    boolean isIn() {
        return header.direction() == UrbHeader.IN;
    }

    /** Tells whether direction and length of the message are those of its setup packet. */
    boolean isConsistent() {
        boolean in = (setup.u8(0) & 0x80) != 0;
        boolean sameWay = in == isIn() || length == 0;
        return sameWay && (in ? length <= 0xffff : length == setup.u16le(6));
    }

    /** Returns the transfer that is meant; a message that is not {@link #isConsistent} has none. */
    ControlTransfer transfer(Bytes data) {
        boolean in = (setup.u8(0) & 0x80) != 0;
        int wanted = in ? Math.min(setup.u16le(6), (int) length) : setup.u16le(6);
        return new ControlTransfer(setup.u8(0), setup.u8(1), setup.u16le(2), setup.u16le(4), wanted, data);
    }
}
