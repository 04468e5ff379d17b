// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.archive.FlashParams;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.dfu.DfuError;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.FirmwareFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What flash holds once an archive is in it, sector by sector, where the archive writes: the ROM erases all sectors that a
 * file touches.
 *
 * @param flashSize bytes of the flash chip, as the archive states it
 * @param files the files of the archive by ascending address, of which no two share a sector
 */
record SectorImage(long flashSize, List<Region> files) {

    /** One entry of the index is for the parameters of the flash chip. */
    private static final int MOST_ENTRIES = DfuInfo.MAX_RECORDS - 1;

    /** The ROM erases all of an entry at once, which ESP-IDF keeps below the 5 s of dfu-util by parts of this size. */
    private static final int LONGEST_ENTRY = 512 << 10;

    /** An archive, or why the sectors it leaves behind are not known. */
    record Read(Optional<SectorImage> image, String obstacle) {
        private static Read not(String why) {
            return new Read(Optional.empty(), why);
        }
    }

    /** An archive that has an error may be one that its rules keep from being flashed, such as files that share a sector. */
    static Read of(Bytes payload) {
        if (!(FirmwareFile.asContent(payload) instanceof ArchiveFile archive)) {
            return Read.not("the image is no DFU archive");
        }
        var image = archive.image();
        var error = image.problems().stream()
                .filter(problem -> problem.isError() && problem.code() != DfuError.SUFFIX_MISSING)
                .findFirst();
        if (error.isPresent()) {
            return Read.not("the image has an error: " + error.get().message());
        }
        if (image.params().isEmpty()) {
            return Read.not("the image does not state the parameters of the flash chip");
        }
        var params = image.params().get();
        if (!params.equals(FlashParams.ofSize(params.chipSize()))) {
            return Read.not("the image states unusual parameters of the flash chip");
        }
        var files = image.entries().stream()
                .filter(entry -> entry.isFile() && !entry.data().isEmpty())
                .map(entry -> new Region(entry.info().address(), entry.data()))
                .sorted(Comparator.comparingLong(Region::address))
                .toList();
        return new Read(Optional.of(new SectorImage(params.chipSize(), files)), "");
    }

    /** Returns the whole sectors that each file touches, by ascending address. */
    List<FlashRange> ranges() {
        return files.stream()
                .map(file -> new FlashRange(start(file), FlashSector.ceil(file.end()) - start(file)))
                .toList();
    }

    int sectors() {
        return (int) ranges().stream()
                .mapToLong(range -> range.size() / FlashSector.SIZE)
                .sum();
    }

    /**
     * Returns the sectors of a file that are not as they have to be.
     *
     * @param which number of the file
     * @param found what all of its sectors hold
     */
    List<Long> differing(int which, Bytes found) {
        var file = files.get(which);
        var differing = new ArrayList<Long>();
        for (int at = 0; at < found.length(); at += FlashSector.SIZE) {
            if (!found.slice(at, at + FlashSector.SIZE).equals(sector(file, start(file) + at))) {
                differing.add(start(file) + at);
            }
        }
        return differing;
    }

    /**
     * Returns the sectors of the image that are one with a written one on a flash chip too small for the image, which has no pin for
     * the highest bits of the addresses.
     */
    List<Long> sharedWith(Set<Long> written) {
        long end = files.isEmpty() ? 0 : files.get(files.size() - 1).end();
        var sizes = Arrays.stream(FlashSize.values())
                .map(FlashSize::bytes)
                .filter(size -> size < end)
                .toList();
        return ranges().stream()
                .flatMap(range -> LongStream.iterate(
                                range.address(), at -> at < range.end(), at -> at + FlashSector.SIZE)
                        .boxed())
                .filter(sector -> sizes.stream()
                        .anyMatch(size -> written.stream()
                                .anyMatch(other -> !other.equals(sector) && other % size == sector % size)))
                .toList();
    }

    /** Returns what a sector of the image has to hold. */
    Bytes sector(long sector) {
        return files.stream()
                .filter(file -> start(file) <= sector && sector < file.end())
                .findFirst()
                .map(file -> sector(file, sector))
                .orElseThrow(() -> new IllegalArgumentException(sector + " is no sector of the image"));
    }

    private static Bytes sector(Region file, long sector) {
        int from = (int) Math.max(0, sector - file.address());
        int to = (int) Math.min(file.data().length(), sector + FlashSector.SIZE - file.address());
        var data = file.data().slice(from, to);
        if (data.length() == FlashSector.SIZE) {
            return data;
        }
        int before = (int) Math.max(0, file.address() - sector);
        return Bytes.concat(
                List.of(Bytes.fill(0xff, before), data, Bytes.fill(0xff, FlashSector.SIZE - before - data.length())));
    }

    /**
     * Returns as few archives as there can be that write some sectors, one at least: it states the parameters even if there is
     * nothing to write.
     */
    List<Bytes> archives(Set<Long> sectors) {
        var pieces = new ArrayList<PlacedFile>();
        for (var file : files) {
            long from = -1;
            for (long sector = start(file); sector <= file.end() + FlashSector.SIZE; sector += FlashSector.SIZE) {
                boolean wanted = sector < file.end() && sectors.contains(sector);
                boolean full = from >= 0 && sector - from >= LONGEST_ENTRY;
                if (from >= 0 && (!wanted || full)) {
                    pieces.add(piece(file, from, sector));
                    from = -1;
                }
                if (wanted && from < 0) {
                    from = sector;
                }
            }
        }
        var archives = new ArrayList<Bytes>();
        for (int at = 0; at == 0 || at < pieces.size(); at += MOST_ENTRIES) {
            archives.add(
                    ArchiveWriter.unpadded(flashSize, pieces.subList(at, Math.min(pieces.size(), at + MOST_ENTRIES))));
        }
        return archives;
    }

    private static PlacedFile piece(Region file, long from, long to) {
        long start = Math.max(from, file.address());
        int offset = (int) (start - file.address());
        var data = file.data().slice(offset, (int) (Math.min(to, file.end()) - file.address()));
        return PlacedFile.of(String.format(Locale.ROOT, "changed.%x", start), start, data);
    }

    private static long start(Region file) {
        return FlashSector.floor(file.address());
    }
}
