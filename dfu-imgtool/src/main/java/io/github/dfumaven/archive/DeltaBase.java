// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.cpio.CpioEntry;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a delta archive was made from, and what of that it needs on the board. It is the last entry of the archive,
 * {@code dfudelta.dat}, and not in the index, so the ROM skips it as it skips every file that the index does not list.
 *
 * <pre>
 * offset  size  field     value
 *      0     8  magic     dfudelta
 *      8     2  version   1
 *     10     2  nameSize  bytes of the name, 1 to 255
 *     12     4  count     of the ranges
 *     16    32  sha256    of the whole file of the base
 *     48     n  name      of the file of the base without its folder, UTF-8
 *   48+n        ranges    40 bytes each, by ascending address:
 *                           0   4  address  in flash
 *                           4   4  size     bytes, 1 or more
 *                           8  32  sha256   of what flash has to hold there
 * </pre>
 *
 * @param name of the file that the delta was made from
 * @param sha256 of that file, 32 bytes
 * @param ranges what flash has to hold already, because the archive leaves it out; by ascending address
 */
public record DeltaBase(String name, Bytes sha256, List<Range> ranges) {

    /** Name of the archive entry. */
    public static final String ENTRY = "dfudelta.dat";

    /** Most ranges of a base: 65536. Nothing that is worth a delta needs as many. */
    public static final int MAX_RANGES = 1 << 16;

    private static final Bytes MAGIC = Bytes.utf8("dfudelta");
    private static final int VERSION = 1;
    private static final int MOST_NAME = 255;
    private static final int DIGEST = 32;
    private static final int RANGE_SIZE = 8 + DIGEST;
    /** Ranges are cut at multiples of this, so that a difference has a place: 64 KiB. */
    private static final int LARGEST_RANGE = 1 << 16;

    /**
     * A part of flash that has to be there already.
     *
     * @param address where it begins in flash
     * @param size bytes, 1 or more
     * @param sha256 of its content, 32 bytes
     */
    public record Range(long address, long size, Bytes sha256) {

        /** {@return the address behind its last byte} */
        public long end() {
            return address + size;
        }
    }

    public DeltaBase {
        ranges = List.copyOf(ranges);
    }

    /**
     * Returns the base of a delta.
     *
     * @param name of the file that it is made from, without its folder; cut after 255 bytes
     * @param sha256 of that file, 32 bytes
     * @param needed what the delta leaves out and the board has to hold, by ascending address
     * @return the base
     */
    public static DeltaBase of(String name, Bytes sha256, List<Region> needed) {
        var ranges = new ArrayList<Range>();
        for (var region : needed) {
            for (long at = region.address(); at < region.end(); ) {
                long end = Math.min(region.end(), (at / LARGEST_RANGE + 1) * LARGEST_RANGE);
                var data = region.data().slice((int) (at - region.address()), (int) (end - region.address()));
                ranges.add(new Range(at, data.length(), data.sha256()));
                at = end;
            }
        }
        return new DeltaBase(shortened(name), sha256, ranges);
    }

    /**
     * Looks for the base in an archive.
     *
     * @param archive a {@code dfu.bin} with or without its suffix, or anything else
     * @return the base, or empty if this is no archive or one that needs nothing on the board
     * @throws FormatException if the entry is damaged or of a version that is not known
     */
    public static Optional<DeltaBase> find(Bytes archive) throws FormatException {
        if (!DfuImage.isLikely(archive)) {
            return Optional.empty();
        }
        var entries = CpioArchive.scan(archive).entries();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var records = DfuInfo.parseAll(entries.get(0).data(), entries.get(0).dataOffset());
        var entry = entry(entries, records);
        return entry.isPresent() ? Optional.of(read(entry.get())) : Optional.empty();
    }

    /** A file of this name that the index lists is flashed like any other. */
    static Optional<CpioEntry> entry(List<CpioEntry> archive, List<DfuInfo> records) {
        boolean listed = records.stream().anyMatch(record -> record.name().equals(ENTRY));
        return archive.stream()
                .skip(1)
                .filter(entry -> !listed && entry.name().equals(ENTRY))
                .findFirst();
    }

    /**
     * Reads the content of the entry.
     *
     * @param entry all its bytes
     * @return the base
     * @throws FormatException if it is damaged or of a version that is not known
     */
    public static DeltaBase parse(Bytes entry) throws FormatException {
        return read(new ByteReader(entry));
    }

    static DeltaBase read(CpioEntry entry) throws FormatException {
        return read(new ByteReader(entry.data(), entry.dataOffset()));
    }

    static DeltaBase read(ByteReader in) throws FormatException {
        long start = in.offset();
        var magic = in.bytes("magic", MAGIC.length());
        if (!magic.equals(MAGIC)) {
            throw ArchiveError.DELTA_DAMAGED.at(
                    start, "%s begins with %s instead of %s", ENTRY, magic.toHex(), MAGIC.toHex());
        }
        int version = in.u16le("version");
        if (version != VERSION) {
            throw ArchiveError.DELTA_DAMAGED
                    .at(start, "%s has version %d, but only version %d is known", ENTRY, version, VERSION)
                    .withHint("Use the version that made the delta, or a newer one.");
        }
        int nameSize = in.u16le("nameSize");
        long count = in.u32le("count");
        var sha256 = in.bytes("sha256", DIGEST);
        if (nameSize < 1 || nameSize > MOST_NAME || in.remaining() != nameSize + count * RANGE_SIZE) {
            throw ArchiveError.DELTA_DAMAGED.at(
                    start,
                    "%s states a name of %d bytes and %d ranges, but has %d bytes for both",
                    ENTRY,
                    nameSize,
                    count,
                    in.remaining());
        }
        if (count > MAX_RANGES) {
            throw ArchiveError.DELTA_DAMAGED.at(
                    start, "%s states %d ranges, but there are at most %d", ENTRY, count, MAX_RANGES);
        }

        var name = in.asciiz("name", nameSize);
        int length = Bytes.utf8(name).length();
        if (length != nameSize) {
            throw ArchiveError.DELTA_DAMAGED.at(
                    start, "%s states a name of %d bytes, but it ends after %d", ENTRY, nameSize, length);
        }
        var ranges = new ArrayList<Range>();
        for (long i = 0; i < count; i++) {
            ranges.add(new Range(in.u32le("address"), in.u32le("size"), in.bytes("sha256", DIGEST)));
        }
        return new DeltaBase(name, sha256, ranges);
    }

    /** {@return the bytes of the archive entry} */
    public Bytes toBytes() {
        var path = Bytes.utf8(name);
        var out = new ByteWriter();
        out.bytes(MAGIC).u16le(VERSION).u16le(path.length()).u32le(ranges.size());
        out.bytes(sha256).bytes(path);
        for (var range : ranges) {
            out.u32le(range.address()).u32le(range.size()).bytes(range.sha256());
        }
        return out.toBytes();
    }

    /** {@return how many bytes have to be on the board already} */
    public long size() {
        return ranges.stream().mapToLong(Range::size).sum();
    }

    /**
     * Returns why a delta cannot be taken for the content of flash.
     *
     * @param archive how messages call the delta
     * @return the exception to throw
     */
    public FormatException notWhole(String archive) {
        return ArchiveError.DELTA_NOT_WHOLE.of(
                "%s holds only what differs from %s; %d bytes that it needs are in no file of it",
                archive, name, size());
    }

    private static String shortened(String name) {
        var shortest = name.isEmpty() ? "base" : name;
        while (Bytes.utf8(shortest).length() > MOST_NAME) {
            shortest = shortest.substring(0, shortest.offsetByCodePoints(shortest.length(), -1));
        }
        return shortest;
    }
}
