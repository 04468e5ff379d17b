// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;

/** Tells what bytes at an address of flash are. */
public final class ContentFinder {

    private ContentFinder() {}

    /**
     * Returns what a file is in flash.
     *
     * @param name what to call it
     * @param address where in flash it is
     * @param parts how many entries of an archive it is cut into
     * @param file the file
     * @param problems gets what is wrong with it
     * @return what it is; plain data for everything that is no image of a chip we know and no partition table
     */
    public static Content identify(String name, long address, int parts, FirmwareFile file, List<Problem> problems) {
        var data = Content.data(name, address, file.file().length()).cutInto(parts);
        if (file instanceof EspImageFile found && EspImage.isLikely(file.file())) {
            found.problems().forEach(problem -> problems.add(problem.in(name)));
            return found.image().map(image -> data.of(image)).orElse(data);
        }
        if (file instanceof TableFile found && found.kind() == FileKind.PARTITION_TABLE) {
            var doubts = found.table().map(PartitionTable::warnings).orElse(found.problems());
            doubts.forEach(problem -> problems.add(problem.in(name)));
            return found.table().map(table -> data.of(table)).orElse(data);
        }
        return data;
    }

    /**
     * Returns the partitions of the first partition table among some contents.
     *
     * @param contents what was found
     * @return the rows of the table, none if there is no table
     */
    public static List<Partition> partitions(List<Content> contents) {
        return contents.stream()
                .flatMap(content -> content.table().stream())
                .findFirst()
                .map(PartitionTable::partitions)
                .orElse(List.of());
    }

    /**
     * Returns contents with the names of the partitions they begin in.
     *
     * @param contents what was found
     * @param partitions where it may lie
     * @return the same contents
     */
    public static List<Content> inPartitions(List<Content> contents, List<Partition> partitions) {
        return contents.stream()
                .map(content -> partitions.stream()
                        .filter(partition -> partition.holds(content.address()))
                        .findFirst()
                        .map(partition -> content.in(partition.name()))
                        .orElse(content))
                .toList();
    }
}
