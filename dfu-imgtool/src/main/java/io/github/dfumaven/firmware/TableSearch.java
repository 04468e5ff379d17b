// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Looks for partition tables on the sector borders of the first 128 KiB. */
final class TableSearch {

    private static final long SEARCHED = 128 << 10;
    private static final int HALF_ROW = 16;

    private final Map<Long, PartitionTable> valid = new TreeMap<>();
    private final Map<Long, FormatException> damaged = new TreeMap<>();

    TableSearch(List<Region> regions) {
        for (long address = 0; address < SEARCHED; address += FlashSector.SIZE) {
            var data = FlashGaps.from(regions, address);
            if (data.filter(PartitionTable::isLikely).isPresent()) {
                read(address, data.get());
            }
        }
    }

    private void read(long address, Bytes data) {
        try {
            valid.put(address, PartitionTable.parse(withEnd(data.slice(0, Math.min(data.length(), FlashSector.SIZE)))));
        } catch (FormatException e) {
            damaged.put(address, e);
        }
    }

    /** Formats with addresses may leave out what is erased anyway, and the row that ends a table is just that. */
    private static Bytes withEnd(Bytes data) {
        boolean leftOut = data.length() < PartitionTable.SIZE && data.length() % HALF_ROW == 0;
        return leftOut ? Bytes.concat(List.of(data, Bytes.fill(0xff, 4 * HALF_ROW))) : data;
    }

    /** Returns the addresses of the sound tables, in ascending order. */
    List<Long> valid() {
        return List.copyOf(valid.keySet());
    }

    PartitionTable at(long address) {
        return Objects.requireNonNull(valid.get(address));
    }

    /** Returns why what starts like a table at an address is none. */
    Optional<FormatException> suspected(long address) {
        return Optional.ofNullable(damaged.get(address));
    }
}
