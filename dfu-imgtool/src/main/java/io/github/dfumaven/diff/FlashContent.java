// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.esp.ImageKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a file says about flash: the content of some places, and nothing about all others. */
public final class FlashContent {

    /** Bytes that one erase command covers: 4096. */
    public static final int SECTOR = 4096;

    private final String name;
    private final String format;
    private final Optional<Chip> chip;
    private final Optional<FlashSize> flashSize;
    private final TreeMap<Long, Region> regions;
    private final Optional<Bytes> sha256;
    private final Optional<DeltaBase> base;

    FlashContent(String name, String format, Optional<Chip> chip, Optional<FlashSize> flashSize, List<Region> found)
            throws FormatException {
        this.name = name;
        this.format = format;
        this.chip = chip;
        this.flashSize = flashSize;
        this.regions = new TreeMap<>();
        this.sha256 = Optional.empty();
        this.base = Optional.empty();
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
    }

    private FlashContent(FlashContent content, Bytes sha256, Optional<DeltaBase> base) {
        name = content.name;
        format = content.format;
        chip = content.chip;
        flashSize = content.flashSize;
        regions = content.regions;
        this.sha256 = Optional.of(sha256);
        this.base = base;
    }

    /**
     * Reads what a file says about flash.
     *
     * @param file a {@code dfu.bin}, UF2, Intel HEX, DfuSe or other file with a DFU suffix; anything else is taken for
     *     the content of flash from address 0 on
     * @return its content
     * @throws FormatException if the file is empty or damaged
     * @throws IOException if it cannot be read
     */
    public static FlashContent read(Path file) throws IOException {
        try {
            var bytes = Bytes.read(file);
            return new FlashContent(ContentReader.read(file.toString(), bytes), bytes.sha256(), DeltaBase.find(bytes));
        } catch (FormatException bad) {
            throw bad.in(file.toString());
        }
    }

    /**
     * Returns how messages call it.
     *
     * @return the file
     */
    public String name() {
        return name;
    }

    /**
     * Returns what kind of file it is.
     *
     * @return such as {@code dfu} or {@code raw}
     */
    public String format() {
        return format;
    }

    /**
     * Returns which chip it is for.
     *
     * @return the chip, or empty if the file does not say
     */
    public Optional<Chip> chip() {
        return chip;
    }

    /**
     * Returns the size of the flash chip.
     *
     * @return the size, or empty if the file does not say
     */
    public Optional<FlashSize> flashSize() {
        return flashSize;
    }

    /**
     * Returns the places that are known.
     *
     * @return regions by ascending address that do not overlap
     */
    public List<Region> regions() {
        return List.copyOf(regions.values());
    }

    /**
     * Returns how many bytes are known.
     *
     * @return 1 or more
     */
    public long size() {
        return regions.values().stream()
                .mapToLong(region -> region.data().length())
                .sum();
    }

    /** Returns the SHA-256 of the file, or of all that is known where there is no file. */
    Bytes sha256() {
        return sha256.orElseGet(
                () -> Bytes.concat(regions.values().stream().map(Region::data).toList())
                        .sha256());
    }

    /** Returns what the file relies on, if it is a delta. */
    Optional<DeltaBase> base() {
        return base;
    }

    /** Tells whether the file itself says where in flash its content goes. */
    boolean isPlaced() {
        return !format.equals("raw") && !format.equals("dfu-suffixed");
    }

    boolean hasBootloader(Chip board) {
        long place = board.bootloaderAddress().orElse(0);
        return regions.values().stream()
                .filter(region -> region.address() <= place && place < region.end())
                .flatMap(region -> ContentReader.image(region.data().slice((int) (place - region.address()))).stream())
                .anyMatch(image ->
                        image.chip().equals(Optional.of(board)) && image.kindAt(place) == ImageKind.BOOTLOADER);
    }

    /**
     * Copies what is known of a sector.
     *
     * @param address where the sector starts
     * @param bytes gets the known bytes; the others are left alone
     * @param known gets true for each known byte
     */
    void copy(long address, byte[] bytes, boolean[] known) {
        Map.Entry<Long, Region> at = regions.floorEntry(address);
        var first = at == null ? regions.ceilingEntry(address) : at;
        for (var entry = first;
                entry != null && entry.getKey() < address + bytes.length;
                entry = regions.higherEntry(entry.getKey())) {
            var region = entry.getValue();
            long from = Math.max(address, region.address());
            long to = Math.min(address + bytes.length, region.end());
            for (long i = from; i < to; i++) {
                bytes[(int) (i - address)] = (byte) region.data().u8((int) (i - region.address()));
                known[(int) (i - address)] = true;
            }
        }
    }
}
