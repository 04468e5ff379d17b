// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.partition.PartitionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks through the content of flash in the order in which a chip finds its way: bootloader, table, partitions. */
final class FlashScanner {

    private final List<Region> regions;
    private final TableSearch tables;
    private final List<Content> contents = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final FlashGaps gaps = new FlashGaps();
    private List<Partition> partitions = List.of();

    FlashScanner(List<Region> regions) {
        this.regions = regions.stream()
                .sorted((one, other) -> Long.compare(one.address(), other.address()))
                .toList();
        this.tables = new TableSearch(this.regions);
    }

    FlashContents scan() {
        bootloader();
        table();
        partitions.forEach(this::partition);
        if (partitions.isEmpty()) {
            regions.forEach(region -> imageAt(region.address()));
            imageAt(FlashContents.USUAL_APP);
        }
        gaps.rest(regions, partitions).forEach(this::leftOver);
        contents.addAll(gaps.rest(regions, partitions));
        contents.sort((one, other) -> Long.compare(one.address(), other.address()));
        return new FlashContents(
                ContentFinder.inPartitions(contents, partitions),
                partitions,
                tables.suspected(PartitionTable.USUAL_OFFSET).isPresent(),
                problems);
    }

    private void bootloader() {
        Chip.bootloaderAddresses()
                .filter(address ->
                        from(address).filter(data -> isBootedAt(data, address)).isPresent())
                .forEach(address -> image(Optional.empty(), address));
        if (contents.isEmpty()) {
            Chip.bootloaderAddresses().forEach(this::soundImage); // one that lies where another chip looks for it
        }
    }

    private static boolean isBootedAt(Bytes data, long address) {
        return EspImage.likelyChip(data)
                .filter(chip -> !chip.isFirstGeneration())
                .filter(chip -> chip.bootloaderAddress().orElse(-1) == address)
                .isPresent();
    }

    private void table() {
        var sound = contents.stream()
                .filter(content -> content.image()
                        .filter(image -> image.checksum().valid())
                        .isPresent())
                .toList();
        var found = tables.valid().stream()
                .filter(address ->
                        sound.stream().noneMatch(content -> address >= content.address() && address < content.end()))
                .toList();
        if (found.isEmpty()) {
            tables.suspected(PartitionTable.USUAL_OFFSET).ifPresent(damaged -> {
                problems.add(Problem.of(damaged).in("partition table at 0x8000"));
                add(table(PartitionTable.USUAL_OFFSET, Optional.empty()));
            });
            return;
        }

        long chosen = found.contains(PartitionTable.USUAL_OFFSET) ? PartitionTable.USUAL_OFFSET : found.get(0);
        partitions = tables.at(chosen).partitions();
        found.stream()
                .filter(address ->
                        address == chosen || partitions.stream().noneMatch(partition -> partition.holds(address)))
                .forEach(address -> add(table(address, Optional.of(tables.at(address)))));
    }

    private void partition(Partition partition) {
        var stored = from(partition.offset());
        if (stored.isEmpty() || contents.stream().anyMatch(content -> content.address() == partition.offset())) {
            return;
        }

        var data = stored.get();
        var own = BlankFlash.trimmed(data.slice(0, (int) Math.min(data.length(), partition.size())));
        gaps.claim(partition.offset(), partition.end());
        if (own.isEmpty()) {
            return;
        }
        boolean booted = partition.is(PartitionType.APP) || partition.is(PartitionType.BOOTLOADER);
        if (booted && EspImage.isLikely(data)) {
            image(Optional.of(partition), partition.offset());
            return;
        }
        if (booted) {
            problems.add(withoutImage(partition, own));
        }
        add(Content.data(partition.name(), partition.offset(), own.length()));
    }

    private static Problem withoutImage(Partition partition, Bytes own) {
        var foreign = FileKind.foreign(own);
        return foreign.isPresent()
                ? FirmwareError.NOT_AN_IMAGE.error(
                        "%s at 0x%x: is for an image, but holds %s",
                        partition.name(), partition.offset(), foreign.get().words())
                : FirmwareError.APP_PARTITION_WITHOUT_IMAGE.warning(
                        "%s at 0x%x: is for an image, but begins with 0x%02x",
                        partition.name(), partition.offset(), own.u8(0));
    }

    /** Adds an image that lies outside the partitions, where it may be by mistake or left over from before. */
    private void leftOver(Content gap) {
        boolean outside = partitions.stream().noneMatch(partition -> partition.holds(gap.address()));
        if (outside && !partitions.isEmpty()) {
            soundImage(gap.address());
        }
    }

    private void soundImage(long address) {
        from(address)
                .flatMap(EspImage::find)
                .filter(image -> image.checksum().valid())
                .ifPresent(image -> image(Optional.empty(), address));
    }

    private void imageAt(long address) {
        boolean free = contents.stream().noneMatch(content -> address >= content.address() && address < content.end());
        if (free && from(address).filter(EspImage::isLikely).isPresent()) {
            image(Optional.empty(), address);
        }
    }

    /** Adds an image, or what is left of one as data. */
    private void image(Optional<Partition> partition, long address) {
        var data = from(address).orElse(Bytes.EMPTY);
        var called = partition.map(Partition::name);
        try {
            var image = ImageExtent.read(data);
            var content = Content.data("image", address, image.file().length()).of(image);
            var name = called.orElse(content.kind().id());
            image.problems().forEach(problem -> problems.add(problem.in(name)));
            add(called.map(content::in).orElse(content).named(name));
        } catch (FormatException damaged) {
            problems.add(Problem.of(damaged).in(called.orElse(String.format(Locale.ROOT, "image at 0x%x", address))));
            partition.ifPresent(row -> {
                var own = data.slice(0, (int) Math.min(data.length(), row.size()));
                add(Content.data(row.name(), address, BlankFlash.trimmed(own).length()));
            });
        }
    }

    private void add(Content content) {
        contents.add(content);
        long end = content.kind() == ContentKind.PARTITION_TABLE ? content.address() + FlashSector.SIZE : content.end();
        gaps.claim(content.address(), end);
    }

    private Content table(long address, Optional<PartitionTable> table) {
        int size =
                Math.min(PartitionTable.SIZE, from(address).orElse(Bytes.EMPTY).length());
        var kind = ContentKind.PARTITION_TABLE;
        return new Content(kind.id(), address, size, 1, kind, Optional.empty(), Optional.empty(), table);
    }

    /** Returns what is stored from an address up to the next gap. */
    private Optional<Bytes> from(long address) {
        return FlashGaps.from(regions, address);
    }
}
