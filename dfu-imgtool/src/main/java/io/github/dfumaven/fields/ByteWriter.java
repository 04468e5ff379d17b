// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fields;

import io.github.dfumaven.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Writes the fields of a record one behind the other, the mirror of {@link ByteReader}. */
public final class ByteWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Creates a writer that has written nothing. */
    public ByteWriter() {}

    /**
     * Writes a byte.
     *
     * @param value 0 to 255
     * @return this writer
     */
    public ByteWriter u8(int value) {
        out.write(checked(value, 0xff));
        return this;
    }

    /**
     * Writes a 16-bit number, little-endian.
     *
     * @param value 0 to 0xffff
     * @return this writer
     */
    public ByteWriter u16le(int value) {
        int number = checked(value, 0xffff);
        out.write(number);
        out.write(number >>> 8);
        return this;
    }

    /**
     * Writes a 32-bit number, little-endian.
     *
     * @param value 0 to 0xffff_ffff
     * @return this writer
     */
    public ByteWriter u32le(long value) {
        int number = checked(value, 0xffff_ffffL);
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(number >>> shift);
        }
        return this;
    }

    /**
     * Writes a 16-bit number in network byte order.
     *
     * @param value 0 to 0xffff
     * @return this writer
     */
    public ByteWriter u16be(int value) {
        int number = checked(value, 0xffff);
        out.write(number >>> 8);
        out.write(number);
        return this;
    }

    /**
     * Writes a 32-bit number in network byte order.
     *
     * @param value 0 to 0xffff_ffff
     * @return this writer
     */
    public ByteWriter u32be(long value) {
        int number = checked(value, 0xffff_ffffL);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(number >>> shift);
        }
        return this;
    }

    /**
     * Writes bytes as they are.
     *
     * @param bytes any number of them
     * @return this writer
     */
    public ByteWriter bytes(Bytes bytes) {
        out.writeBytes(bytes.toByteArray());
        return this;
    }

    /**
     * Writes one byte many times.
     *
     * @param value 0 to 255
     * @param count how many times
     * @return this writer
     */
    public ByteWriter fill(int value, int count) {
        return bytes(Bytes.fill(checked(value, 0xff), count));
    }

    /**
     * Writes a text in UTF-8 and fills its field with NUL.
     *
     * @param text whose UTF-8 form is not longer than the field
     * @param size of the field in bytes
     * @return this writer
     * @throws IllegalArgumentException if the text does not fit
     */
    public ByteWriter asciiz(String text, int size) {
        var content = Bytes.utf8(text);
        if (content.length() > size) {
            throw new IllegalArgumentException(text + " has " + content.length() + " bytes, the field " + size);
        }
        return bytes(content).fill(0, size - content.length());
    }

    /**
     * Writes {@code value} as often as it takes to reach a multiple of {@code unit}.
     *
     * @param value 0 to 255
     * @param unit 1 or more
     * @return this writer
     */
    public ByteWriter padTo(int value, int unit) {
        return fill(value, (unit - size() % unit) % unit);
    }

    /** {@return how many bytes were written: 0 or more} */
    public int size() {
        return out.size();
    }

    /** {@return what was written so far: all bytes, copied} */
    public Bytes toBytes() {
        return Bytes.copyOf(out.toByteArray());
    }

    private static int checked(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%d is not within 0 to 0x%x", value, max));
        }
        return (int) value;
    }
}
