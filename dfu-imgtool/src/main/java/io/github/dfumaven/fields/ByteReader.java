// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fields;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of a record one behind the other. Each call gives the field's name, so that every failure says which
 * field it was and where. Numbers are unsigned.
 */
public final class ByteReader {

    private final Bytes bytes;
    private final long start;
    private int position;

    /**
     * Creates a reader at the first byte.
     *
     * @param bytes what to read
     */
    public ByteReader(Bytes bytes) {
        this(bytes, 0);
    }

    /**
     * Creates a reader of bytes that stand somewhere in a file.
     *
     * @param bytes what to read
     * @param start where these bytes stand in the file, for messages only
     */
    public ByteReader(Bytes bytes, long start) {
        this.bytes = bytes;
        this.start = start;
    }

    /** {@return how many bytes were read: bytes from the first one} */
    public int position() {
        return position;
    }

    /** {@return where the next byte stands in the file: start of these bytes and position together} */
    public long offset() {
        return start + position;
    }

    /** {@return how many bytes are left: 0 or more} */
    public int remaining() {
        return bytes.length() - position;
    }

    /**
     * Reads a byte.
     *
     * @param field the field's name
     * @return 0 to 255
     * @throws FormatException if no byte is left
     */
    public int u8(String field) throws FormatException {
        return bytes.u8(advance(field, 1));
    }

    /**
     * Reads a 16-bit number.
     *
     * @param field the field's name
     * @return 0 to 0xffff
     * @throws FormatException if fewer than two bytes are left
     */
    public int u16le(String field) throws FormatException {
        return bytes.u16le(advance(field, 2));
    }

    /**
     * Reads a 32-bit number.
     *
     * @param field the field's name
     * @return 0 to 0xffff_ffff
     * @throws FormatException if fewer than four bytes are left
     */
    public long u32le(String field) throws FormatException {
        return bytes.u32le(advance(field, 4));
    }

    /**
     * Reads a 16-bit number in network byte order.
     *
     * @param field the field's name
     * @return 0 to 0xffff
     * @throws FormatException if fewer than two bytes are left
     */
    public int u16be(String field) throws FormatException {
        int from = advance(field, 2);
        return bytes.u8(from) << 8 | bytes.u8(from + 1);
    }

    /**
     * Reads a 32-bit number in network byte order.
     *
     * @param field the field's name
     * @return 0 to 0xffff_ffff
     * @throws FormatException if fewer than four bytes are left
     */
    public long u32be(String field) throws FormatException {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) u32le(field)));
    }

    /**
     * Reads a row of bytes, without a copy.
     *
     * @param field the field's name
     * @param size how many bytes
     * @return exactly {@code size} bytes
     * @throws FormatException if fewer are left
     */
    public Bytes bytes(String field, int size) throws FormatException {
        int from = advance(field, size);
        return bytes.slice(from, from + size);
    }

    /**
     * Passes over bytes that do not matter.
     *
     * @param field the field's name
     * @param size how many bytes
     * @throws FormatException if fewer are left
     */
    public void skip(String field, int size) throws FormatException {
        advance(field, size);
    }

    /**
     * Reads a text that fills a field of fixed size up to its first NUL, or all of it when it has none.
     *
     * @param field the field's name
     * @param size of the field in bytes
     * @return the text in front of the first NUL
     * @throws FormatException if fewer bytes are left or the text is not UTF-8
     */
    public String asciiz(String field, int size) throws FormatException {
        long at = offset();
        var content = bytes(field, size);
        int end = 0;
        while (end < size && content.u8(end) != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.slice(0, end).asByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw FieldError.BAD_TEXT.at(
                    at, "%s is not UTF-8: %s", field, content.slice(0, end).toHex());
        }
    }

    private int advance(String field, int size) throws FormatException {
        if (size > remaining()) {
            throw FieldError.TRUNCATED.at(
                    offset(), "%s needs %d bytes, but only %d are left", field, size, remaining());
        }

        int from = position;
        position += size;
        return from;
    }
}
