// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.archive.DfuEntry;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.FirmwareFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What an archive has put where.
 *
 * @param regions the files of the archive, cut into parts as they are in it
 * @param end where the image ends, with what a delta leaves out
 */
record WrittenFlash(List<Region> regions, long end) {

    private static final int MIB = 1 << 20;
    /** How far behind a whole MiB something is looked for that is worth reading: the rest would take long to reach. */
    private static final int NEAR = 1 << 16;

    WrittenFlash {
        regions = List.copyOf(regions);
    }

    /** Returns what an archive writes, or nothing at all for anything else. */
    static WrittenFlash of(Bytes payload) {
        if (!(FirmwareFile.asContent(payload) instanceof ArchiveFile archive)) {
            return new WrittenFlash(List.of(), 0);
        }
        var image = archive.image();
        var regions = image.entries().stream()
                .filter(DfuEntry::isFile)
                .map(entry -> new Region(entry.info().address(), entry.data()))
                .toList();
        long end = regions.stream().mapToLong(Region::end).max().orElse(0);
        long needed = image.delta().stream()
                .flatMap(base -> base.ranges().stream())
                .mapToLong(range -> range.end())
                .max()
                .orElse(0);
        return new WrittenFlash(regions, Math.max(end, needed));
    }

    /** Returns the same with pieces that were not written, but seen to be there before. */
    WrittenFlash with(List<Region> seen) {
        return new WrittenFlash(Stream.concat(regions.stream(), seen.stream()).toList(), end);
    }

    /** Returns how many sectors were erased for it. */
    int sectors() {
        return (int) regions.stream()
                .flatMapToLong(region -> LongStream.range(
                        region.address() / FlashSector.SIZE, FlashSector.ceil(region.end()) / FlashSector.SIZE))
                .distinct()
                .count();
    }

    /** Returns the sizes of flash chips that are too small for the image, largest first. */
    List<FlashSize> sizesBelow() {
        return Arrays.stream(FlashSize.values())
                .filter(size -> size.bytes() < end)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Returns the smallest size of a flash chip that the image fits on; the largest there is if it fits on none. */
    FlashSize sizeNeeded() {
        return Arrays.stream(FlashSize.values())
                .filter(size -> size.bytes() >= end)
                .findFirst()
                .orElse(FlashSize.MB_128);
    }

    /** Returns what was written to a place, or empty if not all of it was written. */
    Optional<Bytes> at(long address, int length) {
        return regions.stream()
                .filter(region -> region.address() <= address && address + length <= region.end())
                .map(region -> region.data()
                        .slice((int) (address - region.address()), (int) (address - region.address()) + length))
                .findFirst();
    }

    /**
     * Returns pieces of what was written that can be told from erased flash: of each file the first one, and the first
     * one behind each whole MiB, where the ROM starts to read.
     *
     * @param length bytes of a piece, a power of two up to 4096
     */
    List<Region> samples(int length) {
        return regions.stream()
                .flatMap(region -> samples(region, length).stream())
                .toList();
    }

    /** Returns such pieces of one region. */
    static List<Region> samples(Region region, int length) {
        var samples = new ArrayList<Region>();
        for (long from = region.address(); from < region.end(); from = (from / MIB + 1) * MIB) {
            sample(region, from, length).ifPresent(samples::add);
        }
        return samples;
    }

    private static Optional<Region> sample(Region region, long from, int length) {
        long last = Math.min(region.end(), from + NEAR) - length;
        for (long at = from; at <= last; at += length) {
            int offset = (int) (at - region.address());
            var data = region.data().slice(offset, offset + length);
            if (!data.isAll(data.u8(0))) {
                return Optional.of(new Region(at, data));
            }
        }
        return Optional.empty();
    }
}
