// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;

/**
 * {@code flash_params.dat}, which tells the ROM the size of the flash chip.
 *
 * <pre>
 * offset  size  field        value
 *      0     8  unused       0
 *      8     4  device id    0
 *     12     4  chip size    bytes
 *     16     4  block size   65536
 *     20     4  sector size  4096
 *     24     4  page size    256
 *     28     4  status mask  0xffff
 * </pre>
 *
 * @param deviceId of the flash chip, 0 for any
 * @param chipSize bytes, 0 to 0xffff_ffff
 * @param blockSize bytes erased by one large erase command
 * @param sectorSize bytes erased by one small erase command
 * @param pageSize bytes programmed by one command
 * @param statusMask bits of the status register
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/tools/mkdfu.py">ESP-IDF, mkdfu.py, FlashParams</a>
 */
public record FlashParams(
        long deviceId, long chipSize, long blockSize, long sectorSize, long pageSize, long statusMask) {

    /** Name of the archive entry. */
    public static final String ENTRY = "flash_params.dat";
    /** Bytes of the entry: 32. */
    public static final int SIZE = 32;

    /**
     * Returns the parameters of a common flash chip.
     *
     * @param chipSize its size in bytes
     * @return blocks of 64 KiB, sectors of 4 KiB, pages of 256 bytes
     */
    public static FlashParams ofSize(long chipSize) {
        return new FlashParams(0, chipSize, 0x10000, 0x1000, 0x100, 0xffff);
    }

    static FlashParams read(ByteReader in) throws FormatException {
        in.skip("unused", 8);
        return new FlashParams(
                in.u32le("device id"),
                in.u32le("chip size"),
                in.u32le("block size"),
                in.u32le("sector size"),
                in.u32le("page size"),
                in.u32le("status mask"));
    }

    void write(ByteWriter out) {
        out.fill(0, 8)
                .u32le(deviceId)
                .u32le(chipSize)
                .u32le(blockSize)
                .u32le(sectorSize)
                .u32le(pageSize)
                .u32le(statusMask);
    }
}
