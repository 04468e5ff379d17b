// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One record, which is one line: a colon, then as pairs of hexadecimal digits the number of data bytes, the address (2
 * bytes, the high one first), the type, the data, and a check sum that makes the sum of all bytes 0.
 *
 * @param address the low 16 bits of the address
 * @param type 0 to 255
 * @param data 0 to 255 bytes
 * @see <a href="https://archive.org/details/IntelHEXStandard">Intel, Hexadecimal Object File Format Specification,
 *     revision A</a>
 */
record HexRecord(int address, int type, Bytes data) {

    static final int DATA = 0;
    static final int END = 1;
    static final int SEGMENT_BASE = 2;
    static final int SEGMENT_START = 3;
    static final int LINEAR_BASE = 4;
    static final int LINEAR_START = 5;

    /** A colon, five numbers of one byte, and 255 data bytes. */
    private static final int LONGEST = 1 + 2 * (5 + 255);

    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    /** Reads a line without its end, which stands at {@code offset} of the file. */
    static HexRecord read(Bytes line, long offset) throws FormatException {
        if (line.length() < 11 || line.length() > LONGEST || line.length() % 2 == 0 || line.u8(0) != ':') {
            throw HexError.HEX_BAD_RECORD.at(offset, "a line of %d characters is no record", line.length());
        }

        var bytes = new int[(line.length() - 1) / 2];
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = digit(line, 1 + 2 * i, offset) << 4 | digit(line, 2 + 2 * i, offset);
            sum += bytes[i];
        }
        if (bytes.length != bytes[0] + 5) {
            throw HexError.HEX_BAD_RECORD.at(
                    offset, "a record says it has %d data bytes, but has %d", bytes[0], bytes.length - 5);
        }
        if ((sum & 0xff) != 0) {
            int stored = bytes[bytes.length - 1];
            throw HexError.HEX_BAD_CHECKSUM.at(
                    offset, "check sum is 0x%02x, but the record gives 0x%02x", stored, stored - sum & 0xff);
        }
        return new HexRecord(bytes[1] << 8 | bytes[2], bytes[3], Bytes.of(bytes).slice(4, bytes.length - 1));
    }

    private static int digit(Bytes line, int at, long offset) throws FormatException {
        int value = Character.digit((char) line.u8(at), 16);
        if (value < 0 || line.u8(at) > 'f') {
            throw HexError.HEX_BAD_RECORD.at(offset + at, "character 0x%02x is no hexadecimal digit", line.u8(at));
        }
        return value;
    }

    /** Writes the line, with its end. */
    void write(OutputStream out) throws IOException {
        var line = new byte[2 * data.length() + 12];
        line[0] = ':';
        int sum = 0;
        int at = 1;
        for (int i = 0; i < data.length() + 4; i++) {
            int value = byteAt(i);
            sum += value;
            at = put(line, at, value);
        }
        line[put(line, at, -sum & 0xff)] = '\n';
        out.write(line);
    }

    private int byteAt(int index) {
        return switch (index) {
            case 0 -> data.length();
            case 1 -> address >> 8;
            case 2 -> address & 0xff;
            case 3 -> type;
            default -> data.u8(index - 4);
        };
    }

    private static int put(byte[] line, int at, int value) {
        line[at] = DIGITS[value >> 4];
        line[at + 1] = DIGITS[value & 15];
        return at + 2;
    }
}
