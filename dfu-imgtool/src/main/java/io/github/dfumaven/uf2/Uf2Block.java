// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.util.Optional;

/**
 * One block of a UF2 file.
 *
 * <pre>
 * offset  size  field    value
 *      0     4  magic 1  0x0a324655, "UF2" and a line feed
 *      4     4  magic 2  0x9e5d5157
 *      8     4  flags    bit set; unknown bits are kept
 *     12     4  address  of the data in flash
 *     16     4  size     of the data, at most 476
 *     20     4  number   of this block, from 0
 *     24     4  count    of blocks
 *     28     4  family   if the flags say so, else the size of the file or 0
 *     32   476  data     then what the flags announce: MD5, extension tags
 *    508     4  magic 3  0x0ab16f30
 * </pre>
 *
 * @param flags bit set, 0 to 0xffff_ffff
 * @param address in flash, 0 to 0xffff_ffff
 * @param size bytes of data as stated, 0 to 0xffff_ffff
 * @param number of the block, 0 to 0xffff_ffff
 * @param count of blocks, 0 to 0xffff_ffff
 * @param familyField the last number of the header, 0 to 0xffff_ffff
 * @param body 476 bytes
 * @see <a href="https://github.com/microsoft/uf2">UF2 specification</a>
 */
record Uf2Block(long flags, long address, long size, long number, long count, long familyField, Bytes body) {

    static final int SIZE = 512;
    static final int BODY = 476;
    static final int MD5_TAG = 24;

    static final long NOT_MAIN_FLASH = 0x0001;
    static final long FILE_CONTAINER = 0x1000;
    static final long FAMILY = 0x2000;
    static final long MD5 = 0x4000;

    private static final long MAGIC_1 = 0x0a324655L;
    private static final long MAGIC_2 = 0x9e5d5157L;
    private static final long MAGIC_3 = 0x0ab16f30L;

    static boolean startsIn(Bytes file) {
        return file.length() >= 8 && file.u32le(0) == MAGIC_1 && file.u32le(4) == MAGIC_2;
    }

    static Uf2Block read(ByteReader in) throws FormatException {
        expect(in, "magic 1", MAGIC_1);
        expect(in, "magic 2", MAGIC_2);
        var block = new Uf2Block(
                in.u32le("flags"),
                in.u32le("address"),
                in.u32le("size"),
                in.u32le("number"),
                in.u32le("count"),
                in.u32le("family"),
                in.bytes("data", BODY));
        expect(in, "magic 3", MAGIC_3);
        return block;
    }

    private static void expect(ByteReader in, String field, long magic) throws FormatException {
        long at = in.offset();
        long found = in.u32le(field);
        if (found != magic) {
            throw Uf2Error.UF2_BAD_BLOCK.at(at, "%s is 0x%08x, not 0x%08x", field, found, magic);
        }
    }

    void write(ByteWriter out) {
        out.u32le(MAGIC_1).u32le(MAGIC_2).u32le(flags).u32le(address).u32le(size);
        out.u32le(number).u32le(count).u32le(familyField).bytes(body).u32le(MAGIC_3);
    }

    boolean has(long flag) {
        return (flags & flag) != 0;
    }

    Optional<Uf2Family> family() {
        return has(FAMILY) ? Optional.of(new Uf2Family(familyField)) : Optional.empty();
    }

    boolean isForFlash() {
        return !has(NOT_MAIN_FLASH) && !has(FILE_CONTAINER);
    }

    boolean fits() {
        return size <= (has(MD5) ? BODY - MD5_TAG : BODY) && address + size <= 1L << 32;
    }

    Bytes data() {
        return body.slice(0, (int) Math.min(size, BODY));
    }

    long end() {
        return address + size;
    }

    /**
     * Returns the MD5 of the block's own data: esptool writes it right behind them, the specification wants it at the
     * end of the body.
     */
    Optional<Bytes> ownMd5() {
        return md5At((int) size).or(() -> md5At(BODY - MD5_TAG));
    }

    private Optional<Bytes> md5At(int at) {
        boolean own = body.u32le(at) == address && body.u32le(at + 4) == size;
        return own ? Optional.of(body.slice(at + 8, at + MD5_TAG)) : Optional.empty();
    }
}
