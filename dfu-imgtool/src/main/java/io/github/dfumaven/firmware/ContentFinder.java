// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ImageKind;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import java.util.Optional;

/** Tells what bytes at an address of flash are. */
public final class ContentFinder {

    private ContentFinder() {}

    /**
     * Returns what some bytes are.
     *
     * @param name what to call them
     * @param address where in flash they are
     * @param parts how many entries of an archive they are cut into
     * @param data the bytes
     * @param problems gets what is wrong with them
     * @return what they are; plain data for everything that is no image and no partition table, and for sectors by
     *     {@link SectorNames}
     */
    public static Content identify(String name, long address, int parts, Bytes data, List<Problem> problems) {
        if (SectorNames.isOne(name)) {
            return content(name, address, parts, data, ContentKind.DATA, Optional.empty(), Optional.empty());
        }
        try {
            if (EspImage.isLikely(data)) {
                var image = EspImage.parse(data);
                image.problems().forEach(problem -> problems.add(problem.in(name)));
                return content(name, address, parts, data, kind(image, address), Optional.of(image), Optional.empty());
            }
            if (PartitionTable.isLikely(data)) {
                var table = PartitionTable.parse(data);
                table.warnings().forEach(problem -> problems.add(problem.in(name)));
                return content(
                        name, address, parts, data, ContentKind.PARTITION_TABLE, Optional.empty(), Optional.of(table));
            }
        } catch (FormatException damaged) {
            problems.add(Problem.of(damaged).in(name));
        }
        return content(name, address, parts, data, ContentKind.DATA, Optional.empty(), Optional.empty());
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
                        .filter(partition ->
                                content.address() >= partition.offset() && content.address() < partition.end())
                        .findFirst()
                        .map(partition -> content.in(partition.name()))
                        .orElse(content))
                .toList();
    }

    static ContentKind kind(EspImage image, long address) {
        return image.kindAt(address) == ImageKind.BOOTLOADER ? ContentKind.BOOTLOADER : ContentKind.APP;
    }

    private static Content content(
            String name,
            long address,
            int parts,
            Bytes data,
            ContentKind kind,
            Optional<EspImage> image,
            Optional<PartitionTable> table) {
        return new Content(name, address, data.length(), parts, kind, Optional.empty(), image, table);
    }
}
