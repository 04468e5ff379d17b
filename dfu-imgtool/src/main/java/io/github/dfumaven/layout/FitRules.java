// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the files in a container fit the chip, the flash, the partition table and each other. */
final class FitRules {

    private final Optional<Chip> target;
    private final OptionalLong flashSize;
    private final List<Content> contents;
    private final List<Partition> partitions;
    private final List<Problem> problems = new ArrayList<>();

    private FitRules(
            Optional<Chip> target, OptionalLong flashSize, List<Content> contents, List<Partition> partitions) {
        this.target = target;
        this.flashSize = flashSize;
        this.contents = contents;
        this.partitions = partitions;
    }

    /**
     * Returns what does not fit.
     *
     * @param target the chip it is all for, or empty if that is not known
     * @param flashSize bytes of the flash chip, or empty if that is not known
     * @param contents what lies where
     * @param partitions the rows of the partition table, none if there is none
     * @return errors for what the chip would not run, warnings for what is only doubtful
     */
    static List<Problem> check(
            Optional<Chip> target, OptionalLong flashSize, List<Content> contents, List<Partition> partitions) {
        var rules = new FitRules(target, flashSize, contents, partitions);
        contents.forEach(rules::chip);
        contents.forEach(rules::room);
        contents.forEach(rules::tableBehind);
        partitions.forEach(rules::bounds);
        return rules.problems;
    }

    private void chip(Content content) {
        var found = content.image().flatMap(EspImage::chip);
        if (target.isPresent() && found.isPresent() && found.get() != target.get()) {
            var wrong = LayoutError.WRONG_CHIP.error(
                    "%s at 0x%x: is an image for %s (chip id %d), not for %s (chip id %d)",
                    content.name(),
                    content.address(),
                    found.get(),
                    found.get().imageId().orElse(-1),
                    target.get(),
                    target.get().imageId().orElse(-1));
            problems.add(isData(content, partitions) ? wrong.asWarning() : wrong);
        }

        var stated = content.image().flatMap(EspImage::flashSize);
        if (flashSize.isPresent()
                && stated.isPresent()
                && content.kind() == ContentKind.BOOTLOADER
                && stated.get().bytes() != flashSize.getAsLong()) {
            problems.add(LayoutError.FLASH_SIZE_DIFFERS.warning(
                    "%s states a flash of %s, but the file is for one of %d MB",
                    content.name(), stated.get(), flashSize.getAsLong() >> 20));
        }
    }

    /** Tells whether content lies in a partition for data, where firmware of a second chip may be kept. */
    static boolean isData(Content content, List<Partition> partitions) {
        return partitions.stream()
                .filter(partition -> partition.holds(content.address()))
                .anyMatch(partition -> !partition.is(PartitionType.APP) && !partition.is(PartitionType.BOOTLOADER));
    }

    private void room(Content content) {
        for (var partition : partitions) {
            if (partition.holds(content.address())
                    && content.end() > partition.end()
                    && content.kind() != ContentKind.PARTITION_TABLE) {
                problems.add(LayoutError.PARTITION_TOO_SMALL.error(
                        "%s ends at 0x%x, but its partition %s ends at 0x%x",
                        content.name(), content.end(), partition.name(), partition.end()));
            }
        }
    }

    private void tableBehind(Content content) {
        if (content.kind() != ContentKind.BOOTLOADER) {
            return;
        }
        contents.stream()
                .filter(other -> other.kind() == ContentKind.PARTITION_TABLE
                        && other.address() > content.address()
                        && content.end() > other.address())
                .forEach(table -> problems.add(LayoutError.BOOTLOADER_REACHES_TABLE.error(
                        "%s ends at 0x%x, but the partition table begins at 0x%x",
                        content.name(), content.end(), table.address())));
    }

    private void bounds(Partition partition) {
        flashSize.ifPresent(size -> partition.beyond(size).ifPresent(problems::add));
    }
}
