// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Whether an image fits the place it is for, and how much room is left.
 *
 * @param smallest size in bytes of the smallest place that was looked at, empty if there was none
 * @param free bytes left there, negative if the image does not fit
 * @param problems an error when the image fits nowhere, warnings when it fits some places only or barely
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/components/partition_table/check_sizes.py">ESP-IDF,
 *     check_sizes.py</a>
 */
record SizeCheck(OptionalLong smallest, long free, List<Problem> problems) {

    /** Less than a twentieth free is worth a warning. */
    private static final int TWENTIETH = 20;

    private static final List<String> TEE = List.of("tee_0", "tee_1");

    /** Copies the list. */
    public SizeCheck {
        problems = List.copyOf(problems);
    }

    /**
     * Checks an application against all partitions it could go to.
     *
     * @param table the partitions
     * @param size of the application in bytes
     * @return an error only if it fits none of them
     */
    public static SizeCheck app(PartitionTable table, long size) {
        return app(table, size, Optional.empty());
    }

    /**
     * Checks an application against the partitions of one subtype.
     *
     * @param table the partitions
     * @param size of the application in bytes
     * @param subtype name of the subtype, or empty for all but those of the trusted execution environment
     * @return an error only if it fits none of them
     */
    public static SizeCheck app(PartitionTable table, long size, Optional<String> subtype) {
        var places = table.byType(PartitionType.APP).stream()
                .filter(one -> isMeant(one, subtype))
                .toList();
        if (places.isEmpty()) {
            var missing = PartitionError.PARTITION_MISSING.warning(
                    "the table has no partition for an application%s",
                    subtype.map(name -> " of subtype " + name).orElse(""));
            return new SizeCheck(OptionalLong.empty(), 0, List.of(missing));
        }

        var smallest =
                places.stream().min(Comparator.comparingLong(Partition::size)).orElseThrow();
        var tooSmall = places.stream().filter(one -> one.size() < size).toList();
        var problems = tooSmall.isEmpty()
                ? fullness("partition " + smallest.name(), smallest.size(), size)
                : List.of(tooSmall(places.size(), tooSmall, size));
        return new SizeCheck(OptionalLong.of(smallest.size()), smallest.size() - size, problems);
    }

    /**
     * Checks a bootloader against the room in front of the partition table.
     *
     * @param size of the bootloader in bytes
     * @param offset where the bootloader is in flash
     * @param tableOffset where the partition table is
     * @return an error if the bootloader reaches the table
     */
    public static SizeCheck bootloader(long size, long offset, long tableOffset) {
        long room = Math.max(0, tableOffset - offset);
        List<Problem> problems = size <= room && room > 0
                ? List.of()
                : List.of(PartitionError.BOOTLOADER_TOO_LARGE.error(
                        "the bootloader has 0x%x bytes, but between 0x%x and the partition table at 0x%x are 0x%x",
                        size, offset, tableOffset, room));
        return new SizeCheck(OptionalLong.of(room), room - size, problems);
    }

    private static boolean isMeant(Partition partition, Optional<String> subtype) {
        return subtype.map(name -> partition.is(PartitionType.APP, name))
                .orElseGet(() -> TEE.stream().noneMatch(name -> partition.is(PartitionType.APP, name)));
    }

    private static List<Problem> fullness(String where, long room, long size) {
        long free = room - size;
        return free * TWENTIETH >= room
                ? List.of()
                : List.of(PartitionError.PARTITION_NEARLY_FULL.warning(
                        "%s has 0x%x bytes, of which 0x%x are free", where, room, free));
    }

    private static Problem tooSmall(int places, List<Partition> tooSmall, long size) {
        var list = tooSmall.stream()
                .map(one -> String.format(Locale.ROOT, "%s (0x%x bytes at 0x%x)", one.name(), one.size(), one.offset()))
                .collect(Collectors.joining(", "));
        return tooSmall.size() == places
                ? PartitionError.PARTITION_TOO_SMALL.error("0x%x bytes do not fit into %s", size, list)
                : PartitionError.PARTITION_TOO_SMALL.warning(
                        "0x%x bytes do not fit into %d of %d partitions: %s", size, tooSmall.size(), places, list);
    }
}
