// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.inspect.ContentInfo;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Divides the flash: partitions, what lies outside of them, and what is not in use. */
final class Parts {

    private static final Set<String> FILE_SYSTEMS = Set.of("fat", "spiffs", "littlefs", "esphttpd");

    private final ImageInfo info;
    private final List<Part> parts = new ArrayList<>();

    private Parts(ImageInfo info) {
        this.info = info;
    }

    /** Returns everything by ascending address, what is not in use included. */
    static List<Part> of(ImageInfo info) {
        var parts = new Parts(info);
        info.partitions().forEach(parts::partition);
        info.contents().forEach(parts::outside);
        return parts.withGaps();
    }

    private void partition(Partition partition) {
        if (partition.size() == 0) {
            return;
        }
        var words = new ArrayList<String>();
        words.add(partition.typeName());
        words.add(partition.subtypeName());
        words.addAll(partition.flagNames());
        parts.add(new Part(
                partition.name(),
                String.join(", ", words) + files(partition) + nvs(partition),
                colour(partition),
                partition.offset(),
                partition.end(),
                used(partition)));
    }

    /** Returns the names of the files that go into a partition, where they tell more than its own. */
    private String files(Partition partition) {
        return info.contents().stream()
                .filter(content ->
                        partition.holds(content.address()) && !content.name().equals(partition.name()))
                .map(content -> ", " + content.name())
                .collect(Collectors.joining());
    }

    /** Returns what is stored in a partition of NVS. */
    private String nvs(Partition partition) {
        return info.nvs().stream()
                .filter(stored -> stored.address() == partition.offset())
                .map(stored -> ", " + stored.shortly())
                .collect(Collectors.joining());
    }

    private OptionalLong used(Partition partition) {
        if (info.contents().isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(info.used(partition));
    }

    private static Colour colour(Partition partition) {
        if (partition.is(PartitionType.APP)) {
            return Colour.APP;
        }
        if (partition.is(PartitionType.BOOTLOADER)) {
            return Colour.BOOTLOADER;
        }
        if (partition.is(PartitionType.PARTITION_TABLE)) {
            return Colour.TABLE;
        }
        return FILE_SYSTEMS.contains(partition.subtypeName()) ? Colour.FILES : Colour.DATA;
    }

    private void outside(ContentInfo content) {
        boolean inside = info.partitions().stream().anyMatch(partition -> partition.holds(content.address()));
        if (inside || content.size() == 0) {
            return;
        }
        var kind =
                content.name().equals(content.kind().id()) ? "" : content.kind().id();
        parts.add(new Part(
                content.name(),
                kind,
                colour(content.kind()),
                content.address(),
                room(content),
                content.kind() == ContentKind.BOOTLOADER ? OptionalLong.of(content.size()) : OptionalLong.empty()));
    }

    /** Returns how far something could reach: the bootloader up to the table, the table to the end of its sector. */
    private long room(ContentInfo content) {
        long sectors = FlashSector.ceil(content.end());
        if (content.kind() != ContentKind.BOOTLOADER) {
            return content.kind() == ContentKind.PARTITION_TABLE ? sectors : content.end();
        }
        return info.contents().stream()
                .filter(other -> other.kind() == ContentKind.PARTITION_TABLE && other.address() > content.address())
                .mapToLong(ContentInfo::address)
                .findFirst()
                .orElse(sectors);
    }

    private static Colour colour(ContentKind kind) {
        return switch (kind) {
            case BOOTLOADER -> Colour.BOOTLOADER;
            case PARTITION_TABLE -> Colour.TABLE;
            case APP -> Colour.APP;
            case DATA -> Colour.DATA;
        };
    }

    private List<Part> withGaps() {
        parts.sort(Comparator.comparingLong(Part::from).thenComparingLong(Part::to));
        if (parts.isEmpty()) {
            return parts;
        }
        var all = new ArrayList<Part>();
        // content that is not in the flash of an ESP chip starts at high addresses, below which nothing is missing
        long at = parts.get(0).from() >= 128L << 20 ? parts.get(0).from() : 0;
        for (var part : parts) {
            gap(at, part.from(), all);
            all.add(part);
            at = Math.max(at, part.to());
        }
        gap(at, info.flashSize().orElse(at), all);
        return all;
    }

    private void gap(long from, long to, List<Part> all) {
        if (to > from) {
            boolean front = from == 0 && info.format().equals(FileKind.PARTITION_TABLE.id());
            var kind = front ? "for bootloader and partition table" : "not in use";
            all.add(new Part("", kind, Colour.UNUSED, from, to, OptionalLong.empty()));
        }
    }

    /** Returns the colours that occur, in the order of the legend. */
    static Set<Colour> colours(List<Part> parts) {
        var colours = new TreeSet<Colour>();
        parts.forEach(part -> colours.add(part.colour()));
        return colours;
    }
}
