// SPDX-License-Identifier: Apache-2.0
/**
 * Partition tables, binary and CSV: read, verified and written as ESP-IDF's gen_esp32part.py does, byte for byte. What
 * that tool cuts or loses without a word is refused here.
 *
 * <pre>{@code
 * PartitionTable partitions = PartitionTable.parse(Bytes.read(table));
 * partitions.verify(PartitionOptions.DEFAULT);
 * long starts = partitions.bootPartition().orElseThrow().offset();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.partition;

import org.jspecify.annotations.NullMarked;
