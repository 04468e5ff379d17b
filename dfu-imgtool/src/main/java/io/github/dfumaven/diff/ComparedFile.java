// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ImageKind;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.firmware.SuffixedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file says about flash: the content of some places, and nothing about all others.
 *
 * @param known the content by its address, in order and without overlap
 * @param sha256 the SHA-256 of the file
 * @param base what the file relies on, if it is a delta
 */
record ComparedFile(
        String name,
        FileKind kind,
        Optional<Chip> chip,
        Optional<FlashSize> flashSize,
        NavigableMap<Long, Region> known,
        Bytes sha256,
        Optional<DeltaBase> base) {

    /**
     * Reads what a file says about flash: a {@code dfu.bin}, UF2, Intel HEX, DfuSe or other file with a DFU suffix; anything else is
     * taken for the content of flash from address 0 on.
     */
    static ComparedFile read(Path file) throws IOException {
        try {
            return of(file.toString(), Bytes.read(file));
        } catch (FormatException bad) {
            throw bad.in(file.toString());
        }
    }

    static ComparedFile of(String name, Bytes file) throws FormatException {
        var found = FirmwareFile.asContent(file).undamaged();
        var inside = found instanceof SuffixedFile suffixed ? suffixed.inside().undamaged() : found;
        var base = found instanceof ArchiveFile archive ? archive.image().delta() : Optional.<DeltaBase>empty();
        var known = inOrder(inside.regions());
        return new ComparedFile(name, found.kind(), inside.chip(), inside.flashSize(), known, file.sha256(), base);
    }

    static NavigableMap<Long, Region> inOrder(List<Region> found) throws FormatException {
        var regions = new TreeMap<Long, Region>();
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingLong(Region::address));
        long end = 0;
        for (var region : sorted) {
            if (region.address() < end) {
                throw DiffError.DIFF_OVERLAP.of("two ranges lie at 0x%x: one ends at 0x%x", region.address(), end);
            }
            end = region.end();
            if (!region.data().isEmpty()) {
                regions.put(region.address(), region);
            }
        }
        if (regions.isEmpty()) {
            throw DiffError.DIFF_EMPTY_FILE.of("says nothing about any place of flash");
        }
        return regions;
    }

    /** Returns what kind of file it is, such as {@code dfu} or {@code raw}. */
    String format() {
        return kind.id();
    }

    /** Returns the places that are known, by ascending address and without overlap. */
    List<Region> regions() {
        return List.copyOf(known.values());
    }

    /** Returns how many bytes are known, 1 or more. */
    long size() {
        return known.values().stream()
                .mapToLong(region -> region.data().length())
                .sum();
    }

    /** Tells whether the file itself says where in flash its content goes. */
    boolean isPlaced() {
        return kind != FileKind.UNKNOWN && kind != FileKind.DFU_SUFFIXED;
    }

    boolean hasBootloader(Chip board) {
        long place = board.bootloaderAddress().orElse(0);
        return known.values().stream()
                .filter(region -> region.address() <= place && place < region.end())
                .flatMap(region -> EspImage.find(region.data().slice((int) (place - region.address()))).stream())
                .anyMatch(image ->
                        image.chip().equals(Optional.of(board)) && image.kindAt(place) == ImageKind.BOOTLOADER);
    }

    /**
     * Copies what is known of a sector.
     *
     * @param address where the sector starts
     * @param bytes gets the known bytes; the others are left alone
     * @param told gets true for each known byte
     */
    void copy(long address, byte[] bytes, boolean[] told) {
        Map.Entry<Long, Region> at = known.floorEntry(address);
        var first = at == null ? known.ceilingEntry(address) : at;
        for (var entry = first;
                entry != null && entry.getKey() < address + bytes.length;
                entry = known.higherEntry(entry.getKey())) {
            var region = entry.getValue();
            long from = Math.max(address, region.address());
            long to = Math.min(address + bytes.length, region.end());
            for (long i = from; i < to; i++) {
                bytes[(int) (i - address)] = (byte) region.data().u8((int) (i - region.address()));
                told[(int) (i - address)] = true;
            }
        }
    }
}
