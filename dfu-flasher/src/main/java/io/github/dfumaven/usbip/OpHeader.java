// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * What every message begins with that is not yet about an imported device.
 *
 * <pre>
 * offset  size  field    value
 *      0     2  version  0x0111
 *      2     2  code     which message; bit 15 is set in requests
 *      4     4  status   0, or why a request is refused
 * </pre>
 *
 * @param code 0 to 0xffff
 * @param status 0 to 0xffff_ffff
 * @see <a href="https://docs.kernel.org/usb/usbip_protocol.html">USB/IP protocol, OP_REQ_DEVLIST</a>
 */
record OpHeader(int code, long status) {

    static final int SIZE = 8;

    static final int REQ_DEVLIST = 0x8005;
    static final int REP_DEVLIST = 0x0005;
    static final int REQ_IMPORT = 0x8003;
    static final int REP_IMPORT = 0x0003;

    static final long OK = 0;
    static final long DEVICE_BUSY = 2;
    static final long DEVICE_ERROR = 3;
    static final long NO_DEVICE = 4;

    private static final int VERSION = 0x0111;

    static OpHeader read(ByteReader in) throws FormatException {
        long at = in.offset();
        int version = in.u16be("version");
        if (version != VERSION) {
            throw UsbIpError.USBIP_BAD_VERSION.at(at, "version is 0x%04x, not 0x%04x", version, VERSION);
        }
        return new OpHeader(in.u16be("code"), in.u32be("status"));
    }

    /** Reads a header that has to be of one kind. */
    static OpHeader read(ByteReader in, int code) throws FormatException {
        long at = in.offset() + 2;
        var header = read(in);
        if (header.code != code) {
            throw UsbIpError.USBIP_BAD_MESSAGE.at(at, "code is 0x%04x, not 0x%04x", header.code, code);
        }
        return header;
    }

    void write(ByteWriter out) {
        out.u16be(VERSION).u16be(code).u32be(status);
    }

    /** Tells why a server refuses, in words. */
    static String reason(long status) {
        if (status == DEVICE_BUSY) {
            return "another USB/IP client is using it";
        }
        if (status == NO_DEVICE) {
            return "it is no longer there";
        }
        return "the server refuses it with status " + status;
    }
}
