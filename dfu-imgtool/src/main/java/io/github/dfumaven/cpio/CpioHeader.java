// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cpio;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * The header of an archive entry: a magic number and 13 fields of eight hexadecimal digits.
 *
 * <pre>
 * offset  size  field
 *      0     6  c_magic     "070701", or "070702" with check sums
 *      6     8  c_ino
 *     14     8  c_mode
 *     22     8  c_uid
 *     30     8  c_gid
 *     38     8  c_nlink
 *     46     8  c_mtime
 *     54     8  c_filesize  bytes of data, without padding
 *     62     8  c_devmajor
 *     70     8  c_devminor
 *     78     8  c_rdevmajor
 *     86     8  c_rdevminor
 *     94     8  c_namesize  bytes of the name with its NUL
 *    102     8  c_check
 * </pre>
 *
 * @param mode c_mode, 0 to 0xffff_ffff
 * @param links c_nlink, 0 to 0xffff_ffff
 * @param fileSize c_filesize, 0 to 0xffff_ffff
 * @param nameSize c_namesize, 0 to 0xffff_ffff
 * @param check c_check, the sum of all bytes of the data in 32 bits; only headers of magic 070702 have one
 * @see <a href="https://www.kernel.org/doc/html/latest/driver-api/early-userspace/buffer-format.html">Linux kernel,
 *     initramfs buffer format</a>
 */
record CpioHeader(long mode, long links, long fileSize, long nameSize, OptionalLong check) {

    CpioHeader(long mode, long links, long fileSize, long nameSize) {
        this(mode, links, fileSize, nameSize, OptionalLong.empty());
    }

    /** Bytes of a header: 110. */
    static final int SIZE = 110;

    /** What the marks of all forms of ASCII archives begin with. */
    static final Bytes FAMILY = Bytes.utf8("07070");

    private static final HexFormat HEX = HexFormat.of();
    private static final Bytes MAGIC = Bytes.utf8("070701");
    private static final Bytes MAGIC_CRC = Bytes.utf8("070702");

    /** Tells whether bytes begin with the mark of a header. */
    static boolean startsIn(Bytes bytes) {
        return bytes.startsWith(MAGIC) || bytes.startsWith(MAGIC_CRC);
    }

    static CpioHeader read(ByteReader in) throws FormatException {
        long at = in.offset();
        var magic = in.bytes("c_magic", 6);
        if (!magic.equals(MAGIC) && !magic.equals(MAGIC_CRC)) {
            throw CpioError.CPIO_BAD_MAGIC.at(
                    at, "an archive entry begins with 303730373031 (\"070701\"), this one with %s", magic.toHex());
        }

        number(in, "c_ino");
        long mode = number(in, "c_mode");
        number(in, "c_uid");
        number(in, "c_gid");
        long links = number(in, "c_nlink");
        number(in, "c_mtime");
        long fileSize = number(in, "c_filesize");
        for (var device : new String[] {"c_devmajor", "c_devminor", "c_rdevmajor", "c_rdevminor"}) {
            number(in, device);
        }
        long nameSize = number(in, "c_namesize");
        long check = number(in, "c_check");
        return new CpioHeader(
                mode,
                links,
                fileSize,
                nameSize,
                magic.equals(MAGIC_CRC) ? OptionalLong.of(check) : OptionalLong.empty());
    }

    Bytes toBytes() {
        long[] fields = {0, mode, 0, 0, links, 0, fileSize, 0, 0, 0, 0, nameSize, 0};
        var text = new StringBuilder("070701");
        for (long field : fields) {
            text.append(HEX.toHexDigits(field, 8));
        }
        return Bytes.utf8(text.toString());
    }

    private static long number(ByteReader in, String field) throws FormatException {
        long at = in.offset();
        var digits = in.bytes(field, 8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            int digit = Character.digit(digits.u8(i), 16);
            if (digit < 0) {
                throw CpioError.CPIO_BAD_NUMBER.at(
                        at, "%s is not eight hexadecimal digits but the bytes %s", field, digits.toHex());
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
