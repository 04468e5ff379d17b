// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.util.List;
import java.util.Optional;

/**
 * The entry that an item begins with; the data of strings and blobs are in the entries behind it.
 *
 * <pre>
 * offset  size  field      value
 *      0     1  namespace  0 for the name of a namespace
 *      1     1  type
 *      2     1  span       entries of the item, this one included
 *      3     1  chunk      number of a chunk of a blob, else ff
 *      4     4  crc        of the other 28 bytes
 *      8    16  key        padded with NUL
 *     24     8  data       an integer; or size and CRC of data; or the index of a blob; else ff
 * </pre>
 *
 * @param namespace 0 to 255
 * @param type 0 to 255
 * @param span 0 to 255
 * @param chunk 0 to 255
 * @param key 16 bytes
 * @param data 8 bytes
 */
record Entry(int namespace, int type, int span, int chunk, Bytes key, Bytes data) {

    static final int SIZE = 32;

    /** Number of the namespace in which the names of namespaces are. */
    static final int NAMESPACES = 0;

    static final int NO_CHUNK = 0xff;

    private static final int KEY_SIZE = 16;
    private static final int DATA_SIZE = 8;

    static Entry integer(int namespace, String key, NvsType type, Bytes value) {
        return new Entry(namespace, type.code(), 1, NO_CHUNK, padded(key), padded(value));
    }

    /** Returns the head of data that follow in entries of their own. */
    static Entry head(int namespace, String key, int type, int chunk, Bytes content) {
        var data = new ByteWriter()
                .u16le(content.length())
                .fill(0xff, 2)
                .u32le(NvsCrc.of(content))
                .toBytes();
        return new Entry(namespace, type, 1 + entries(content.length()), chunk, padded(key), data);
    }

    /** Returns the index of a blob whose chunks are numbered from 0. */
    static Entry index(int namespace, String key, int size, int chunks) {
        var data = new ByteWriter().u32le(size).u8(chunks).u8(0).fill(0xff, 2).toBytes();
        return new Entry(namespace, NvsType.BLOB_INDEX, 1, NO_CHUNK, padded(key), data);
    }

    private static Bytes padded(String key) {
        return new ByteWriter().asciiz(key, KEY_SIZE).toBytes();
    }

    private static Bytes padded(Bytes value) {
        return Bytes.concat(List.of(value, Bytes.fill(0xff, DATA_SIZE - value.length())));
    }

    /** Returns how many entries data of a size take. */
    static int entries(int size) {
        return (size + SIZE - 1) / SIZE;
    }

    /**
     * Reads an entry.
     *
     * @param bytes 32
     * @return the entry, or empty if its CRC is wrong
     */
    static Optional<Entry> read(Bytes bytes) {
        return bytes.u32le(4) == NvsCrc.of(bytes.slice(0, 4), bytes.slice(8))
                ? Optional.of(new Entry(
                        bytes.u8(0), bytes.u8(1), bytes.u8(2), bytes.u8(3), bytes.slice(8, 24), bytes.slice(24)))
                : Optional.empty();
    }

    Bytes toBytes() {
        var start = Bytes.of(namespace, type, span, chunk);
        return new ByteWriter()
                .bytes(start)
                .u32le(NvsCrc.of(start, key, data))
                .bytes(key)
                .bytes(data)
                .toBytes();
    }

    /** Returns the key as text. */
    String name() {
        return key.slice(0, keyLength()).toUtf8();
    }

    /** Tells whether the key is one that firmware can ask for: not empty, and NUL from its end on. */
    boolean hasKey() {
        int length = keyLength();
        return length > 0 && length < KEY_SIZE && key.slice(length).isAll(0);
    }

    private int keyLength() {
        int end = 0;
        while (end < KEY_SIZE && key.u8(end) != 0) {
            end++;
        }
        return end;
    }

    /** Returns the bytes of the data that follow. */
    int dataSize() {
        return data.u16le(0);
    }

    /** Returns the CRC of the data that follow. */
    long dataCrc() {
        return data.u32le(4);
    }

    /** Returns the bytes of a whole blob, of an index. */
    long blobSize() {
        return data.u32le(0);
    }

    int chunkCount() {
        return data.u8(4);
    }

    int firstChunk() {
        return data.u8(5);
    }
}
