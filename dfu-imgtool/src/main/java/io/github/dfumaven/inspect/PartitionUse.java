// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.content.Content;
import io.github.dfumaven.partition.Partition;
import java.util.List;

/**
 * How much of a partition the content of a file takes.
 *
 * @param partition a row of the table
 * @param used bytes of what begins in it, 0 if nothing does; more than its size if that does not fit
 */
public record PartitionUse(Partition partition, long used) {

    /**
     * Returns the use of a partition.
     *
     * @param partition a row of the table
     * @param contents what goes into flash
     * @return how much of it begins in the partition
     */
    public static PartitionUse of(Partition partition, List<Content> contents) {
        return new PartitionUse(
                partition,
                contents.stream()
                        .filter(content -> holds(partition, content))
                        .mapToLong(Content::size)
                        .sum());
    }

    /**
     * Tells whether something begins in a partition.
     *
     * @param partition a row of the table
     * @param content what goes into flash
     * @return true if its address is one of the partition
     */
    public static boolean holds(Partition partition, Content content) {
        return content.address() >= partition.offset() && content.address() < partition.end();
    }

    /**
     * {@return the part that is in use: whole percent, rounded up, so that only an empty partition has 0; over 100 if the content does not
     * fit}
     */
    public long percent() {
        return percent(used, partition.size());
    }

    /**
     * Returns the part of something that is in use.
     *
     * @param used bytes, 0 or more
     * @param size bytes of the whole, 0 or more
     * @return whole percent, rounded up; 0 of nothing
     */
    public static long percent(long used, long size) {
        return size == 0 ? 0 : (used * 100 + size - 1) / size;
    }

    /** {@return how many bytes are left} */
    public long free() {
        return Math.max(0, partition.size() - used);
    }
}
