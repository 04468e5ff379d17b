// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.partition.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Keeps account of what is known of a flash, and tells what is there besides. */
final class FlashGaps {

    private record Span(long from, long to) {}

    private final List<Span> claimed = new ArrayList<>();

    /** Returns what is stored from an address up to the end of its region; the regions are in order of addresses. */
    static Optional<Bytes> from(List<Region> regions, long address) {
        int low = 0;
        int high = regions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (regions.get(middle).address() <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Optional.of(low)
                .filter(behind -> behind > 0)
                .map(behind -> regions.get(behind - 1))
                .filter(region -> address < region.end())
                .map(region -> region.data().slice((int) (address - region.address())));
    }

    void claim(long from, long to) {
        claimed.add(new Span(from, to));
    }

    /** Returns what is neither claimed nor fill, cut at the borders of partitions. */
    List<Content> rest(List<Region> regions, List<Partition> partitions) {
        var contents = new ArrayList<Content>();
        for (var region : regions) {
            var borders = new TreeSet<Long>();
            borders.add(region.address());
            borders.add(region.end());
            claimed.forEach(span -> {
                borders.add(span.from());
                borders.add(span.to());
            });
            partitions.forEach(partition -> {
                borders.add(partition.offset());
                borders.add(partition.end());
            });
            var inside = List.copyOf(borders.subSet(region.address(), true, region.end(), true));
            for (int i = 1; i < inside.size(); i++) {
                look(region, inside.get(i - 1), inside.get(i)).ifPresent(contents::add);
            }
        }
        return contents;
    }

    private Optional<Content> look(Region region, long from, long to) {
        if (claimed.stream().anyMatch(span -> from >= span.from() && from < span.to())) {
            return Optional.empty();
        }

        int start = (int) (from - region.address());
        var data = region.data().slice(start, (int) (to - region.address()));
        if (BlankFlash.isFill(data)) {
            return Optional.empty();
        }
        int blank = BlankFlash.leading(data, FlashSector.SIZE);
        int size = BlankFlash.trimmed(data).length() - blank;
        return Optional.of(Content.data("data", from + blank, size));
    }
}
