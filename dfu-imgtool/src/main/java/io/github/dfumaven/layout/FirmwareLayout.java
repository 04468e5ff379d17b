// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.archive.FlashParams;
import io.github.dfumaven.archive.SuffixRules;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.AddressedFile;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.EspImageFile;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.firmware.FlashContents;
import io.github.dfumaven.firmware.FlashDump;
import io.github.dfumaven.firmware.FlashText;
import io.github.dfumaven.firmware.NvsDump;
import io.github.dfumaven.firmware.SuffixedFile;
import io.github.dfumaven.firmware.TableFile;
import io.github.dfumaven.nvs.StoredNvs;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.partition.PartitionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a single file would make of a flash chip: the one place that tells the shapes of files apart for that. */
final class FirmwareLayout {

    private FirmwareLayout() {}

    static Layout of(FirmwareFile file) {
        return withNvs(shapeOf(file), file);
    }

    /** Firmware may have written to what was read from a board, and to nothing else. */
    private static Layout withNvs(Layout layout, FirmwareFile file) {
        if (file instanceof NvsDump alone) {
            return new Layout(
                    layout.chip(),
                    layout.flashSize(),
                    layout.files(),
                    layout.partitions(),
                    List.of(alone.stored()),
                    layout.problems());
        }
        var nvs = layout.partitions().stream()
                .filter(partition -> partition.is(PartitionType.DATA, "nvs"))
                .flatMap(partition ->
                        StoredNvs.find(partition.name(), partition.offset(), partition.size(), file.regions()).stream())
                .toList();
        var problems = new ArrayList<>(layout.problems());
        nvs.forEach(stored -> problems.addAll(stored.problems(file instanceof FlashDump)));
        return new Layout(layout.chip(), layout.flashSize(), layout.files(), layout.partitions(), nvs, problems);
    }

    private static Layout shapeOf(FirmwareFile file) {
        if (file instanceof ArchiveFile archive) {
            return archive(archive);
        }
        if (file instanceof FlashDump dump) {
            return dump(dump);
        }
        if (file instanceof FlashText text) {
            return flash(FlashContents.find(text.regions()), Optional.empty());
        }
        if (file instanceof AddressedFile addressed) {
            return addressed.ofFlash()
                    ? flash(FlashContents.find(addressed.regions()), addressed.chip())
                    : contents(Optional.empty(), named(addressed));
        }
        if (file instanceof SuffixedFile suffixed) {
            return contents(suffixed.device(), behindPrefix(suffixed));
        }
        if (file instanceof EspImageFile image) {
            return new Layout(
                    image.chip(), Layout.bytes(image.flashSize()), List.of(), List.of(), List.of(), List.of());
        }
        List<Partition> partitions = file instanceof TableFile table
                ? table.table().map(PartitionTable::partitions).orElse(List.of())
                : List.of();
        return new Layout(Optional.empty(), OptionalLong.empty(), List.of(), partitions, List.of(), List.of());
    }

    private static Layout archive(ArchiveFile archive) {
        var image = archive.image();
        var flashSize =
                image.params().map(FlashParams::chipSize).map(OptionalLong::of).orElse(OptionalLong.empty());
        var layout = Layout.of(placed(archive), new LayoutTarget(image.chip(), flashSize, false));
        var problems = new ArrayList<>(layout.problems());
        image.suffix()
                .ifPresent(suffix ->
                        problems.addAll(SuffixRules.check(suffix.idVendor(), suffix.idProduct(), layout.chip())));
        return new Layout(layout.chip(), flashSize, layout.files(), layout.partitions(), List.of(), problems);
    }

    static List<PlacedFile> placed(ArchiveFile archive) {
        return archive.parts().stream().filter(part -> part.size() > 0).toList();
    }

    private static Layout dump(FlashDump dump) {
        var flash = dump.contents();
        var size = flash.flashSize().or(() -> FlashRules.wholeSize(dump));
        return new Layout(
                flash.chip(),
                Layout.bytes(size),
                flash.contents(),
                flash.partitions(),
                List.of(),
                FlashRules.check(dump));
    }

    private static Layout flash(FlashContents flash, Optional<Chip> chip) {
        var problems = new ArrayList<Problem>(flash.problems());
        problems.addAll(FlashRules.check(flash, chip));
        return new Layout(
                chip.or(flash::chip),
                Layout.bytes(flash.flashSize()),
                flash.contents(),
                flash.partitions(),
                List.of(),
                problems);
    }

    private static Layout contents(Optional<Chip> chip, List<Content> contents) {
        return new Layout(chip, OptionalLong.empty(), contents, List.of(), List.of(), List.of());
    }

    private static List<Content> named(AddressedFile file) {
        return file.parts().stream()
                .map(part -> Content.data(part.name(), part.address(), part.size()))
                .sorted((one, other) -> Long.compare(one.address(), other.address()))
                .toList();
    }

    private static List<Content> behindPrefix(SuffixedFile file) {
        return file.prefix().stream()
                .filter(prefix -> prefix.address().isPresent())
                .map(prefix -> Content.data(
                        "payload",
                        prefix.address().getAsLong(),
                        file.payload().length() - prefix.kind().size()))
                .toList();
    }
}
