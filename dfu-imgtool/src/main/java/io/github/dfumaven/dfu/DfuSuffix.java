// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteWriter;
import java.util.Optional;

/**
 * The suffix that ends a DFU file.
 *
 * <pre>
 * from the end  size  field         value
 *          -16     2  bcdDevice     release of the device, 0xffff for any
 *          -14     2  idProduct     0xffff for any
 *          -12     2  idVendor      0xffff for any
 *          -10     2  bcdDFU        0x0100, or 0x011a for DfuSe files
 *           -8     3  ucDfuSignature "UFD"
 *           -5     1  bLength       16 or more
 *           -4     4  dwCRC         of everything in front of it
 * </pre>
 *
 * @param bcdDevice 0 to 0xffff
 * @param idProduct 0 to 0xffff
 * @param idVendor 0 to 0xffff
 * @param bcdDfu 0 to 0xffff
 * @param length bytes of the suffix, 16 to 255
 * @param crc as stored, 0 to 0xffff_ffff
 * @see <a href="https://www.usb.org/sites/default/files/DFU_1.1.pdf">USB DFU 1.1, appendix B</a>
 */
public record DfuSuffix(int bcdDevice, int idProduct, int idVendor, int bcdDfu, int length, long crc) {

    /** Bytes of a suffix without additions: 16. */
    public static final int SIZE = 16;
    /** The id that stands for any device, product or vendor: 0xffff. */
    public static final int ANY = 0xffff;
    /** bcdDFU of a plain DFU file: 0x0100. */
    public static final int DFU_1_0 = 0x0100;
    /** bcdDFU of a DfuSe file: 0x011a. */
    public static final int DFUSE = 0x011a;

    private static final Bytes SIGNATURE = Bytes.utf8("UFD");

    /**
     * Returns the suffix of a file if it is signed as one; length and CRC are not judged.
     *
     * @param file a whole file
     * @return the suffix as it stands, or empty if the file is shorter than 16 bytes or not signed {@code UFD}
     */
    public static Optional<DfuSuffix> find(Bytes file) {
        if (file.length() < SIZE
                || !file.slice(file.length() - 8, file.length() - 5).equals(SIGNATURE)) {
            return Optional.empty();
        }

        var tail = file.slice(file.length() - SIZE);
        return Optional.of(
                new DfuSuffix(tail.u16le(0), tail.u16le(2), tail.u16le(4), tail.u16le(6), tail.u8(11), tail.u32le(12)));
    }

    /**
     * Reads the suffix that ends a file and checks it.
     *
     * @param file a whole DFU file, suffix included
     * @return the suffix
     * @throws FormatException if the file is shorter than 16 bytes, is not signed {@code UFD}, states an impossible
     *     length, or does not match its CRC
     */
    public static DfuSuffix parse(Bytes file) throws FormatException {
        var suffix = find(file).orElseThrow(() -> missing(file));
        int length = suffix.length;
        if (length < SIZE || length > file.length()) {
            throw DfuError.SUFFIX_BAD_LENGTH.at(
                    file.length() - 5,
                    "bLength is %d, but a suffix has 16 bytes or more and the file %d",
                    length,
                    file.length());
        }

        long computed = crcOf(file);
        if (suffix.crc != computed) {
            throw DfuError.SUFFIX_BAD_CRC.at(
                    file.length() - 4, "dwCRC is 0x%08x, but the bytes before it give 0x%08x", suffix.crc, computed);
        }
        return suffix;
    }

    /**
     * Returns the CRC that belongs at the end of a file.
     *
     * @param file a whole file, whose last four bytes do not count
     * @return the CRC-32 of zip, complemented, 0 to 0xffff_ffff
     */
    public static long crcOf(Bytes file) {
        return ~file.slice(0, file.length() - 4).crc32() & 0xffff_ffffL;
    }

    /**
     * Writes the suffix but for its CRC.
     *
     * @param out gets 12 bytes
     */
    void writeFields(ByteWriter out) {
        out.u16le(bcdDevice)
                .u16le(idProduct)
                .u16le(idVendor)
                .u16le(bcdDfu)
                .bytes(SIGNATURE)
                .u8(length);
    }

    private static FormatException missing(Bytes file) {
        if (file.length() < SIZE) {
            return DfuError.SUFFIX_MISSING.of("has %d bytes, a DFU suffix alone has 16", file.length());
        }
        return DfuError.SUFFIX_MISSING.at(
                file.length() - 8,
                "a DFU suffix has the signature 554644 (\"UFD\") here, this file has %s",
                file.slice(file.length() - 8, file.length() - 5).toHex());
    }
}
