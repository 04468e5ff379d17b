// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fields.ByteWriter;
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
     * Puts a suffix behind a payload.
     *
     * @param payload any bytes that do not end in a suffix
     * @param vendorId idVendor, 0 to 0xffff
     * @param productId idProduct, 0 to 0xffff
     * @param bcdDevice release of the device, 0 to 0xffff
     * @param bcdDfu version of the file format, {@link DfuSuffix#DFU_1_0} or {@link DfuSuffix#DFUSE}
     * @return payload and suffix, with its CRC
     * @throws FormatException if the payload ends in a suffix already, be it sound or damaged
     * @throws InvalidRequestException if a number needs more than 16 bits, or there is no such file format
     */
    public static DfuFile of(Bytes payload, int vendorId, int productId, int bcdDevice, int bcdDfu)
            throws FormatException, InvalidRequestException {
        SuffixRequestError.checkId("vid", vendorId);
        SuffixRequestError.checkId("pid", productId);
        SuffixRequestError.checkId("did", bcdDevice);
        SuffixRequestError.checkFormat("spec", bcdDfu);
        if (DfuSuffix.find(payload).isPresent()) {
            throw DfuError.SUFFIX_PRESENT.at(payload.length() - DfuSuffix.SIZE, "ends in a DFU suffix already");
        }

        var fields = new ByteWriter();
        new DfuSuffix(bcdDevice, productId, vendorId, bcdDfu, DfuSuffix.SIZE, 0).writeFields(fields);
        long crc = DfuSuffix.crcOf(Bytes.concat(List.of(payload, fields.toBytes(), Bytes.fill(0, 4))));
        return new DfuFile(payload, new DfuSuffix(bcdDevice, productId, vendorId, bcdDfu, DfuSuffix.SIZE, crc));
    }

    /** {@return the whole file: payload, suffix and the CRC that fits them; additions to the suffix are not kept} */
    public Bytes toBytes() {
        var out = new ByteWriter();
        new DfuSuffix(suffix.bcdDevice(), suffix.idProduct(), suffix.idVendor(), suffix.bcdDfu(), DfuSuffix.SIZE, 0)
                .writeFields(out);
        long crc = DfuSuffix.crcOf(Bytes.concat(List.of(payload, out.toBytes(), Bytes.fill(0, 4))));
        return Bytes.concat(List.of(payload, out.u32le(crc).toBytes()));
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
