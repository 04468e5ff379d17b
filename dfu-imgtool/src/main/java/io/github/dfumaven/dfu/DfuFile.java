// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A payload for a device and the suffix behind it.
 *
 * @param payload what is sent to the device: everything but the suffix
 * @param suffix what device it is for
 */
public record DfuFile(Bytes payload, DfuSuffix suffix) {

    /**
     * Reads a DFU file and checks its suffix.
     *
     * @param file a whole file
     * @return payload and suffix
     * @throws FormatException if the suffix is missing, impossible, or does not match its CRC
     */
    public static DfuFile parse(Bytes file) throws FormatException {
        var suffix = DfuSuffix.parse(file);
        return new DfuFile(file.slice(0, file.length() - suffix.length()), suffix);
    }

    /**
     * Writes a payload that comes in pieces, and the suffix that fits it.
     *
     * @param pieces the payload, in order
     * @param vendorId idVendor, 0 to 0xffff
     * @param productId idProduct, 0 to 0xffff
     * @param bcdDevice release of the device, 0 to 0xffff
     * @param bcdDfu version of the file format, 0 to 0xffff
     * @param out gets payload, suffix and CRC
     * @throws IOException if it cannot be written
     */
    public static void write(
            List<Bytes> pieces, int vendorId, int productId, int bcdDevice, int bcdDfu, OutputStream out)
            throws IOException {
        var crc = new CRC32();
        for (var piece : pieces) {
            crc.update(piece.asByteBuffer());
            piece.writeTo(out);
        }

        var fields = new ByteWriter();
        new DfuSuffix(bcdDevice, productId, vendorId, bcdDfu, DfuSuffix.SIZE, 0).writeFields(fields);
        crc.update(fields.toBytes().asByteBuffer());
        fields.toBytes().writeTo(out);
        new ByteWriter().u32le(~crc.getValue() & 0xffff_ffffL).toBytes().writeTo(out);
    }
}
