// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import io.github.dfumaven.files.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * An immutable row of bytes: compares by content, slices without a copy, knows its digests. Multi-byte numbers are
 * little-endian and unsigned, as in everything an ESP chip reads.
 */
public final class Bytes {

    /** No bytes at all. */
    public static final Bytes EMPTY = new Bytes(ByteBuffer.allocate(0));

    private final ByteBuffer buffer;

    private Bytes(ByteBuffer buffer) {
        this.buffer = buffer.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * {@return the given bytes, each the low eight bits of a number: as many bytes as values}
     *
     * @param values numbers from 0 to 255
     */
    public static Bytes of(int... values) {
        var array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return new Bytes(ByteBuffer.wrap(array));
    }

    /**
     * {@return a copy of an array: the same bytes, immutable}
     *
     * @param array the bytes, copied
     */
    public static Bytes copyOf(byte[] array) {
        return new Bytes(ByteBuffer.wrap(array.clone()));
    }

    /**
     * {@return a copy of what remains in a buffer, whose position stays where it is: the same bytes, immutable}
     *
     * @param source the bytes, copied
     */
    public static Bytes copyOf(ByteBuffer source) {
        var array = new byte[source.remaining()];
        source.duplicate().get(array);
        return new Bytes(ByteBuffer.wrap(array));
    }

    /**
     * {@return the UTF-8 form of a text: its bytes in UTF-8, without an end mark}
     *
     * @param text any text
     */
    public static Bytes utf8(String text) {
        return new Bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * {@return the bytes that a text of hexadecimal digits stands for: half as many bytes}
     *
     * @param digits an even number of hexadecimal digits, in any case
     * @throws IllegalArgumentException if the text is no such number
     */
    public static Bytes hex(String digits) {
        return new Bytes(ByteBuffer.wrap(HexFormat.of().parseHex(digits)));
    }

    /**
     * {@return one byte many times over: {@code count} bytes}
     *
     * @param value the byte, 0 to 255
     * @param count how many of it, 0 or more
     */
    public static Bytes fill(int value, int count) {
        var array = new byte[count];
        Arrays.fill(array, (byte) value);
        return new Bytes(ByteBuffer.wrap(array));
    }

    /**
     * {@return several rows of bytes joined into one: all their bytes}
     *
     * @param parts what to join, in order
     */
    public static Bytes concat(List<Bytes> parts) {
        int length = parts.stream().mapToInt(Bytes::length).reduce(0, Math::addExact);
        var joined = ByteBuffer.allocate(length);
        parts.forEach(part -> joined.put(part.buffer.duplicate()));
        return new Bytes(joined.flip());
    }

    /**
     * {@return the content of a file at this moment}. A large file is mapped, not loaded, so it must not shrink while it is used.
     *
     * @param file any readable file of at most 256 MiB
     * @throws IOException if it cannot be read, or is too large
     */
    public static Bytes read(Path file) throws IOException {
        return new Bytes(FileContent.read(file));
    }

    /**
     * {@return everything that is left in a stream, such as standard input: all its bytes}
     *
     * @param in read to its end, not closed
     * @throws IOException if it cannot be read, or has more than 256 MiB
     */
    public static Bytes readAll(InputStream in) throws IOException {
        return new Bytes(FileContent.readToEnd(in, "standard input"));
    }

    /** {@return how many bytes there are: 0 or more} */
    public int length() {
        return buffer.limit();
    }

    /** {@return whether there is no byte: true if the length is 0} */
    public boolean isEmpty() {
        return length() == 0;
    }

    /**
     * {@return the byte at {@code offset}: 0 to 255}
     *
     * @param offset from 0 to length - 1
     */
    public int u8(int offset) {
        return Byte.toUnsignedInt(buffer.get(offset));
    }

    /**
     * {@return the 16-bit number at {@code offset}, little-endian: 0 to 0xffff}
     *
     * @param offset from 0 to length - 2
     */
    public int u16le(int offset) {
        return Short.toUnsignedInt(buffer.getShort(offset));
    }

    /**
     * {@return the 32-bit number at {@code offset}, little-endian: 0 to 0xffff_ffff}
     *
     * @param offset from 0 to length - 4
     */
    public long u32le(int offset) {
        return Integer.toUnsignedLong(buffer.getInt(offset));
    }

    /**
     * {@return everything from {@code from} on, without a copy: a view of the rest}
     *
     * @param from offset of the first byte
     */
    public Bytes slice(int from) {
        return slice(from, length());
    }

    /**
     * {@return a part, without a copy: a view of {@code to - from} bytes}
     *
     * @param from offset of the first byte
     * @param to offset behind the last byte
     * @throws IndexOutOfBoundsException if the part is not within these bytes
     */
    public Bytes slice(int from, int to) {
        return new Bytes(buffer.slice(from, to - from));
    }

    /**
     * {@return whether these bytes begin with others: true if it stands at offset 0}
     *
     * @param prefix what to look for
     */
    public boolean startsWith(Bytes prefix) {
        return length() >= prefix.length() && slice(0, prefix.length()).equals(prefix);
    }

    /**
     * {@return whether every byte is {@code value}; so does an empty row: false if there is any other byte}
     *
     * @param value the byte, 0 to 255
     */
    public boolean isAll(int value) {
        return isEmpty() || (u8(0) == value && slice(1).equals(slice(0, length() - 1)));
    }

    /** {@return the MD5 digest: 16 bytes} */
    public Bytes md5() {
        return digest(DigestUtils.getMd5Digest());
    }

    /** {@return the SHA-256 digest: 32 bytes} */
    public Bytes sha256() {
        return digest(DigestUtils.getSha256Digest());
    }

    /**
     * {@return a digest of these bytes: its value}
     *
     * @param algorithm a fresh digest, which is used up
     */
    public Bytes digest(MessageDigest algorithm) {
        algorithm.update(buffer.duplicate());
        return new Bytes(ByteBuffer.wrap(algorithm.digest()));
    }

    /** {@return the CRC-32 that zip uses: 0 to 0xffff_ffff} */
    public long crc32() {
        var crc = new CRC32();
        crc.update(buffer.duplicate());
        return crc.getValue();
    }

    /** {@return a view for the classes of {@code java.nio}: a read-only, little-endian buffer with a position of its own} */
    public ByteBuffer asByteBuffer() {
        return buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return a stream of these bytes: a stream that copies nothing and needs no closing} */
    public InputStream asInputStream() {
        return new BytesInputStream(this);
    }

    /** {@return a copy as an array: a new array} */
    public byte[] toByteArray() {
        var array = new byte[length()];
        buffer.get(0, array);
        return array;
    }

    /**
     * Writes all bytes to a file, which appears whole or not at all, replacing what is there and making missing folders.
     *
     * @param file the file to appear; through a symbolic link, the file it points to
     * @throws IOException if it cannot be written; a file that was there before is then unchanged
     */
    public void write(Path file) throws IOException {
        OutputFile.write(file, this::writeTo);
    }

    /**
     * Writes all bytes.
     *
     * @param out where to, not closed
     * @throws IOException if it cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        FileContent.write(buffer, out);
    }

    /** {@return these bytes as text: the text that the bytes are the UTF-8 form of; malformed sequences become U+FFFD} */
    public String toUtf8() {
        return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
    }

    /** {@return these bytes as hexadecimal digits: two lower-case digits a byte, nothing between} */
    public String toHex() {
        return HexFormat.of().formatHex(toByteArray());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && buffer.equals(bytes.buffer);
    }

    @Override
    public int hashCode() {
        return buffer.hashCode();
    }

    /** Returns the length and, of a short row, the digits; of a longer one the first 16 bytes. */
    @Override
    public String toString() {
        return length() <= 32
                ? "Bytes[" + toHex() + "]"
                : "Bytes[" + slice(0, 16).toHex() + "… " + length() + " bytes]";
    }
}
