// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One record of {@code dfuinfo0.dat}, the index that tells the ROM where each entry of the archive goes.
 *
 * <pre>
 * offset  size  field    value
 *      0     4  address  where in flash
 *      4     4  flags    bit set; unknown bits are kept
 *      8    64  name     of the archive entry, padded with NUL
 *     72    16  md5      of the entry's data
 * </pre>
 *
 * @param address address in flash, 0 to 0xffff_ffff
 * @param flags bit set, 0 to 0xffff_ffff
 * @param name up to 64 bytes of UTF-8; the ROM finds no name of more than 63
 * @param md5 16 bytes
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/tools/mkdfu.py">ESP-IDF, mkdfu.py, DFUINFO_STRUCT</a>
 */
public record DfuInfo(long address, long flags, String name, Bytes md5) {

    /** Name of the archive entry that holds the records. */
    public static final String ENTRY = "dfuinfo0.dat";
    /** Bytes of a record: 88. */
    public static final int SIZE = 88;
    /** Most records the ROM takes: 64. */
    public static final int MAX_RECORDS = 64;
    /** Longest name the ROM finds: 63 bytes of UTF-8. */
    public static final int MAX_NAME = 63;
    /** Flag of data that goes to an address in memory: 1. */
    public static final long FLAG_RAM = 1;
    /** Flag of the flash parameters: 4. */
    public static final long FLAG_PARAM = 1 << 2;
    /** Flag of data whose place is not erased: 8. */
    public static final long FLAG_NO_ERASE = 1 << 3;
    /** Flag of data that is not verified: 16. */
    public static final long FLAG_IGNORE_MD5 = 1 << 4;

    private static final int NAME_SIZE = 64;
    private static final int MD5_SIZE = 16;

    /**
     * Reads all records of an index.
     *
     * @param index the content of {@code dfuinfo0.dat}
     * @param start where it stands in the file, for messages
     * @return one or more records
     * @throws FormatException if its length is no multiple of 88, or a name is not UTF-8
     */
    static List<DfuInfo> parseAll(Bytes index, long start) throws FormatException {
        if (index.isEmpty() || index.length() % SIZE != 0) {
            throw ArchiveError.INDEX_BAD_SIZE.at(
                    start, "%s has %d bytes, but it is made of records of %d", ENTRY, index.length(), SIZE);
        }

        var in = new ByteReader(index, start);
        var records = new ArrayList<DfuInfo>();
        while (in.remaining() > 0) {
            records.add(read(in));
        }
        return records;
    }

    static DfuInfo read(ByteReader in) throws FormatException {
        return new DfuInfo(
                in.u32le("address"), in.u32le("flags"), in.asciiz("name", NAME_SIZE), in.bytes("md5", MD5_SIZE));
    }

    void write(ByteWriter out) {
        out.u32le(address).u32le(flags).asciiz(name, NAME_SIZE).bytes(md5);
    }

    /**
     * Tells whether a flag is set.
     *
     * @param flag one of the flags of this class
     * @return true if it is
     */
    public boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
