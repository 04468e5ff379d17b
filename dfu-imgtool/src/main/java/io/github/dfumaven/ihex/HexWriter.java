// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Writes an Intel HEX file as esptool does: 16 data bytes a record, capital digits, line feeds, and a record of type 4
 * wherever the upper half of the address changes. Regions that touch share records.
 *
 * @see <a href="https://docs.espressif.com/projects/esptool/en/latest/esptool/basic-commands.html#hex-output-format">esptool,
 *     Intel HEX output format</a>
 */
public final class HexWriter {

    private static final int RECORD = 16;

    private final OutputStream out;
    private final boolean withUpperHalf;
    private final byte[] pending = new byte[RECORD];
    private int count;
    private long address = -1;
    private long upperHalf = -1;

    /**
     * Creates a writer.
     *
     * @param out where the lines go, not closed
     * @param end the address behind the last byte of all regions; files up to 64 KiB have no record of type 4
     */
    public HexWriter(OutputStream out, long end) {
        this.out = out;
        this.withUpperHalf = end > 0x1_0000;
    }

    /**
     * Writes a region as it is read.
     *
     * @param start address of the first byte, not below the end of the region before
     * @param data all its bytes, not closed
     * @return this writer
     * @throws IOException if it cannot be read or written
     * @throws IllegalArgumentException if the address goes back or the data run over 0xffff_ffff
     */
    public HexWriter add(long start, InputStream data) throws IOException {
        if (start < address + count) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "0x%x is below the end of what was written", start));
        }
        if (start != address + count) {
            flush();
            address = start;
        }
        while (true) {
            int room = Math.min(RECORD, (int) (0x1_0000 - (address & 0xffff)));
            int read = data.readNBytes(pending, count, room - count);
            count += read;
            if (count < room) {
                return this;
            }
            flush();
        }
    }

    /**
     * Writes the end record; nothing can be added any more.
     *
     * @throws IOException if it cannot be written
     */
    public void end() throws IOException {
        flush();
        new HexRecord(0, HexRecord.END, Bytes.EMPTY).write(out);
    }

    private void flush() throws IOException {
        if (count == 0) {
            return;
        }
        if (address + count > 1L << 32) {
            throw new IllegalArgumentException("the data run over 0xffffffff");
        }

        long half = address >> 16;
        if (withUpperHalf && half != upperHalf) {
            new HexRecord(0, HexRecord.LINEAR_BASE, Bytes.of((int) (half >> 8), (int) (half & 0xff))).write(out);
            upperHalf = half;
        }
        var data = Bytes.copyOf(pending).slice(0, count);
        new HexRecord((int) (address & 0xffff), HexRecord.DATA, data).write(out);
        address += count;
        count = 0;
    }
}
