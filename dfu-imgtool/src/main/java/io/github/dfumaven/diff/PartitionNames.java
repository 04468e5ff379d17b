// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import java.util.Optional;

/**
 * Names for places of flash.
 *
 * @param tableAddress where the partition table is
 * @param partitions its rows
 */
record PartitionNames(long tableAddress, List<Partition> partitions) {

    /** Looks for a partition table at the start of every sector that is known. */
    static Optional<PartitionNames> of(ComparedFile content) {
        for (var region : content.regions()) {
            long first = FlashSector.ceil(region.address());
            for (long address = first; address < region.end(); address += FlashSector.SIZE) {
                var data = region.data().slice((int) (address - region.address()));
                var table = PartitionTable.find(data.slice(0, Math.min(PartitionTable.SIZE, data.length())));
                if (table.isPresent()) {
                    return Optional.of(new PartitionNames(address, table.get().partitions()));
                }
            }
        }
        return Optional.empty();
    }

    String at(long address) {
        for (var partition : partitions) {
            if (address >= partition.offset() && address < partition.end()) {
                return partition.name();
            }
        }
        return address == tableAddress ? "partition-table" : address < tableAddress ? "bootloader" : "";
    }
}
