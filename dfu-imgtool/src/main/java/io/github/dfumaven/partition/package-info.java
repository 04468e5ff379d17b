// SPDX-License-Identifier: Apache-2.0
/**
 * Partition tables, binary and CSV: read, verified and written as ESP-IDF's gen_esp32part.py does, byte for byte. What
 * that tool cuts or loses without a word is refused here.
 *
 * <pre>{@code
 * PartitionTable table = PartitionTable.read(
 *         Bytes.read(Path.of("partitions.csv")), PartitionOptions.DEFAULT, System.getenv());
 * Bytes binary = table.toBytes();
 * table.bootPartition().map(Partition::offset);     // Optional[65536]
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.partition;

import org.jspecify.annotations.NullMarked;
