// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.esp.FlashSector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two images of flash. */
public final class FlashDiff {

    private final ComparedFile before;
    private final ComparedFile after;
    private final List<PartitionDiff> partitions;
    private final List<NvsChange> nvs;

    private FlashDiff(ComparedFile before, ComparedFile after, List<PartitionDiff> partitions, List<NvsChange> nvs) {
        this.before = before;
        this.after = after;
        this.partitions = partitions;
        this.nvs = nvs;
    }

    /**
     * Compares two files. They may be of different kinds: what counts is what they say about flash. Where a file says
     * nothing, that is neither erased flash nor a difference of value, but counted apart.
     *
     * @param before the old file
     * @param after the new file
     * @return what differs
     * @throws io.github.dfumaven.error.FormatException if a file is empty or damaged
     * @throws IOException if a file cannot be read
     */
    public static FlashDiff of(Path before, Path after) throws IOException {
        return of(ComparedFile.read(before), ComparedFile.read(after));
    }

    static FlashDiff of(ComparedFile before, ComparedFile after) {
        var names = PartitionNames.of(after).or(() -> PartitionNames.of(before));
        var byName = new LinkedHashMap<String, List<SectorDiff>>();
        for (long address : sectors(before, after)) {
            var sector = compare(before, after, address);
            if (sector.isDifferent()) {
                var name = names.map(known -> known.at(address)).orElse("");
                byName.computeIfAbsent(name, key -> new ArrayList<>()).add(sector);
            }
        }
        return new FlashDiff(
                before,
                after,
                byName.entrySet().stream()
                        .map(entry -> new PartitionDiff(entry.getKey(), entry.getValue()))
                        .toList(),
                names.map(PartitionNames::partitions).orElse(List.of()).stream()
                        .flatMap(partition -> NvsChange.in(partition, before, after).stream())
                        .toList());
    }

    ComparedFile before() {
        return before;
    }

    ComparedFile after() {
        return after;
    }

    /** {@return what differs where, by ascending address; empty if nothing does} */
    public List<PartitionDiff> partitions() {
        return partitions;
    }

    /** {@return the keys of NVS that differ, where both files tell them; also none where only the places of the keys differ} */
    public List<NvsChange> nvs() {
        return nvs;
    }

    /** {@return whether both say the same about the same places} */
    public boolean isSame() {
        return partitions.isEmpty();
    }

    /** {@return the sectors that differ, by ascending address} */
    public List<SectorDiff> sectors() {
        return partitions.stream()
                .flatMap(partition -> partition.sectors().stream())
                .sorted(Comparator.comparingLong(SectorDiff::address))
                .toList();
    }

    /**
     * Writes an archive that turns a flash with the old content into one with the new content.
     *
     * @param options what the files do not say
     * @param out the file to appear, whole or not at all
     * @return what was written, and what it relies on
     * @throws io.github.dfumaven.error.FormatException if nothing needs to be written, the chips differ, or the changes do
     *     not fit into one archive
     * @throws io.github.dfumaven.error.InvalidRequestException if chip or flash size are not known, or the chip has no DFU
     * @throws IOException if the archive cannot be written
     */
    public Delta writeDelta(DeltaOptions options, Path out) throws IOException {
        return DeltaWriter.write(this, options, out);
    }

    /**
     * {@return this as people read it: lines without line feeds}
     *
     * @param width columns of the terminal
     */
    public List<String> lines(int width) {
        return DiffText.lines(this, width);
    }

    /**
     * {@return this as JSON: {@code old}, {@code new}, {@code same}, {@code partitions} with their {@code sectors}, and {@code delta},
     * which is null when no archive was written; an object in several lines, without a line feed at the end}
     *
     * @param delta what was written, or empty
     */
    public String json(Optional<Delta> delta) {
        return DiffJson.write(this, delta);
    }

    private static Set<Long> sectors(ComparedFile... contents) {
        var sectors = new TreeSet<Long>();
        for (var content : contents) {
            for (var region : content.regions()) {
                long first = FlashSector.floor(region.address());
                for (long address = first; address < region.end(); address += FlashSector.SIZE) {
                    sectors.add(address);
                }
            }
        }
        return sectors;
    }

    private static SectorDiff compare(ComparedFile before, ComparedFile after, long address) {
        var old = Sector.of(address, before);
        var fresh = Sector.of(address, after);
        int changed = 0;
        int added = 0;
        int removed = 0;
        for (int i = 0; i < FlashSector.SIZE; i++) {
            if (old.knows(i) && fresh.knows(i)) {
                changed += old.at(i) == fresh.at(i) ? 0 : 1;
            } else {
                added += fresh.knows(i) ? 1 : 0;
                removed += old.knows(i) ? 1 : 0;
            }
        }
        return new SectorDiff(address, changed, added, removed);
    }
}
