// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import java.util.List;

/**
 * What differs in one partition, or outside of all.
 *
 * @param name of the partition, {@code bootloader} and {@code partition-table} for what lies in front of them, or empty
 *     for what lies in none
 * @param sectors what differs, by ascending address; at least one
 */
public record PartitionDiff(String name, List<SectorDiff> sectors) {

    /** Copies the list. */
    public PartitionDiff {
        sectors = List.copyOf(sectors);
    }

    /** {@return how many bytes differ, known to both files} */
    public long changed() {
        return sectors.stream().mapToLong(SectorDiff::changed).sum();
    }

    /** {@return how many bytes only the new file knows} */
    public long added() {
        return sectors.stream().mapToLong(SectorDiff::added).sum();
    }

    /** {@return how many bytes only the old file knows} */
    public long removed() {
        return sectors.stream().mapToLong(SectorDiff::removed).sum();
    }
}
