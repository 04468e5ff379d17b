// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes a UF2 file as esptool does: one file behind the other, each with block numbers of its own.
 *
 * @param out where the blocks go, not closed
 * @param options how to write them
 * @see <a href="https://docs.espressif.com/projects/esptool/en/latest/esptool/basic-commands.html#uf2-output-format">esptool,
 *     UF2 output format</a>
 */
public record Uf2Writer(OutputStream out, Uf2Options options) {

    /**
     * Writes the blocks of one file, block by block as it is read.
     *
     * @param address of the first byte, 0 to 0xffff_ffff
     * @param size how many bytes to take; an empty file has no block
     * @param data at least {@code size} bytes, not closed
     * @return this writer
     * @throws IOException if the data end too early or the blocks cannot be written
     */
    public Uf2Writer add(long address, long size, InputStream data) throws IOException {
        long count = (size + options.chunkSize() - 1) / options.chunkSize();
        for (long number = 0; number < count; number++) {
            long done = number * options.chunkSize();
            int length = (int) Math.min(options.chunkSize(), size - done);
            var chunk = Bytes.copyOf(data.readNBytes(length));
            if (chunk.length() < length) {
                throw new EOFException("the data end after " + (done + chunk.length()) + " of " + size + " bytes");
            }

            var block = new ByteWriter();
            block(address + done, chunk, number, count).write(block);
            block.toBytes().writeTo(out);
        }
        return this;
    }

    private Uf2Block block(long address, Bytes chunk, long number, long count) {
        var body = new ByteWriter().bytes(chunk);
        if (options.md5()) {
            body.u32le(address).u32le(chunk.length()).bytes(chunk.md5());
        }
        body.fill(0, Uf2Block.BODY - body.size());
        long flags = Uf2Block.FAMILY | (options.md5() ? Uf2Block.MD5 : 0);
        return new Uf2Block(
                flags, address, chunk.length(), number, count, options.family().id(), body.toBytes());
    }
}
