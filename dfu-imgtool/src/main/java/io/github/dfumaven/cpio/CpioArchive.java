// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cpio;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An archive: entries one behind the other, then the entry {@code TRAILER!!!}. Headers and data begin at multiples of
 * four bytes.
 *
 * @param entries the files, in order, without the end mark
 * @param end offset behind the end mark, or behind the last good entry when there is none
 * @param problem what kept the rest from being read, or empty for a whole archive
 */
public record CpioArchive(List<CpioEntry> entries, int end, Optional<FormatException> problem) {

    /** Name of the entry that ends an archive. */
    public static final String TRAILER = "TRAILER!!!";

    /** What both kinds of headers begin with. */
    private static final long REGULAR_FILE_0644 = 0x81a4;

    private static final int MAX_NAME = 4096;

    public CpioArchive {
        entries = List.copyOf(entries);
    }

    /**
     * {@return whether bytes begin as an archive does whose first entry has a certain name: false if it is certainly something else}
     *
     * @param bytes any bytes
     * @param name name of the first entry
     */
    public static boolean beginsWith(Bytes bytes, String name) {
        int at = CpioHeader.SIZE;
        return bytes.length() >= at + name.length() + 2
                && bytes.startsWith(CpioHeader.FAMILY)
                && bytes.slice(at, at + name.length()).equals(Bytes.utf8(name));
    }

    /**
     * {@return whether bytes begin with the header of an entry: false if this is certainly no archive}
     *
     * @param bytes any bytes
     */
    public static boolean isLikely(Bytes bytes) {
        return CpioHeader.startsIn(bytes);
    }

    /**
     * Reads as much of an archive as can be read.
     *
     * @param bytes the archive, with anything behind it
     * @return the entries in front of the first fault, and the fault
     */
    public static CpioArchive scan(Bytes bytes) {
        var entries = new ArrayList<CpioEntry>();
        int at = 0;
        try {
            while (true) {
                if (at >= bytes.length()
                        || (!entries.isEmpty() && bytes.slice(at).isAll(0))) {
                    throw CpioError.CPIO_NO_TRAILER.at(at, "the archive ends without its end mark %s", TRAILER);
                }
                var entry = entry(bytes, at);
                at = pad4(entry.dataOffset() + entry.data().length());
                if (entry.name().equals(TRAILER)) {
                    return new CpioArchive(entries, Math.min(at, bytes.length()), Optional.empty());
                }
                entries.add(entry);
            }
        } catch (FormatException fault) {
            return new CpioArchive(entries, Math.min(at, bytes.length()), Optional.of(fault));
        }
    }

    /**
     * Returns the pieces that make up an archive of these entries, end mark included. Data is not copied.
     *
     * @param entries the files, in order
     * @return headers, data and padding, in order
     */
    public static List<Bytes> pieces(List<CpioEntry> entries) {
        var pieces = new ArrayList<Bytes>();
        for (var entry : entries) {
            add(pieces, entry.name(), entry.data(), REGULAR_FILE_0644, 0);
        }
        add(pieces, TRAILER, Bytes.EMPTY, 0, 1);
        return pieces;
    }

    private static void add(List<Bytes> pieces, String name, Bytes data, long mode, long links) {
        var path = Bytes.utf8(name);
        pieces.add(new CpioHeader(mode, links, data.length(), path.length() + 1).toBytes());
        pieces.add(path);
        int unpadded = CpioHeader.SIZE + path.length() + 1;
        pieces.add(Bytes.fill(0, 1 + pad4(unpadded) - unpadded));
        pieces.add(data);
        pieces.add(Bytes.fill(0, pad4(data.length()) - data.length()));
    }

    private static CpioEntry entry(Bytes bytes, int at) throws FormatException {
        if (bytes.length() - at < CpioHeader.SIZE) {
            throw CpioError.CPIO_TRUNCATED.at(
                    at, "a header has 110 bytes, but the archive ends after %d", bytes.length() - at);
        }

        var in = new ByteReader(bytes.slice(at), at);
        var header = CpioHeader.read(in);
        var name = name(in, header);
        int dataAt = pad4(at + in.position());
        if (dataAt > bytes.length() || header.fileSize() > bytes.length() - dataAt) {
            throw CpioError.CPIO_TRUNCATED.at(
                    dataAt,
                    "%s has %d bytes, but the archive ends after %d of them",
                    name,
                    header.fileSize(),
                    Math.max(0, bytes.length() - dataAt));
        }
        var data = bytes.slice(dataAt, dataAt + (int) header.fileSize());
        if (header.check().isPresent() && header.check().getAsLong() != sum(data)) {
            throw CpioError.CPIO_BAD_CHECK.at(
                    at,
                    "c_check of %s is 0x%08x, but its bytes add up to 0x%08x",
                    name,
                    header.check().getAsLong(),
                    sum(data));
        }
        return new CpioEntry(name, data, at, dataAt);
    }

    private static long sum(Bytes data) {
        long sum = 0;
        for (int i = 0; i < data.length(); i++) {
            sum += data.u8(i);
        }
        return sum & 0xffff_ffffL;
    }

    private static String name(ByteReader in, CpioHeader header) throws FormatException {
        long at = in.offset();
        if (header.nameSize() < 2 || header.nameSize() > MAX_NAME) {
            throw CpioError.CPIO_BAD_NAME.at(
                    at, "c_namesize is %d, but names have 2 to %d bytes with their NUL", header.nameSize(), MAX_NAME);
        }
        if (header.nameSize() > in.remaining()) {
            throw CpioError.CPIO_TRUNCATED.at(
                    at, "the name has %d bytes, but the archive ends after %d", header.nameSize(), in.remaining());
        }

        int size = (int) header.nameSize();
        var name = in.asciiz("name", size);
        if (Bytes.utf8(name).length() != size - 1) {
            throw CpioError.CPIO_BAD_NAME.at(at, "c_namesize is %d, but the name \"%s\" ends elsewhere", size, name);
        }
        return name;
    }

    private static int pad4(int offset) {
        return (offset + 3) & ~3;
    }
}
