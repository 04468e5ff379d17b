// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ImageKind;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether images lie where the chip's ROM and its bootloader look for them. */
final class PlaceRules {

    /** The first address that a partition can have with the table where it usually is. */
    private static final long FIRST_PARTITION = 0x9000;

    private final Optional<Chip> target;
    private final List<Partition> partitions;
    private final List<Problem> problems = new ArrayList<>();

    private PlaceRules(Optional<Chip> target, List<Partition> partitions) {
        this.target = target;
        this.partitions = partitions;
    }

    /** Returns errors for files that somebody puts where nothing looks for them. */
    static List<Problem> check(Optional<Chip> target, List<Content> contents, List<Partition> partitions) {
        var rules = new PlaceRules(target, partitions);
        contents.forEach(rules::place);
        return rules.problems;
    }

    /** Returns the same for what was found in flash, where something old may be left over beside what is started. */
    static List<Problem> checkFound(Optional<Chip> target, List<Content> contents, List<Partition> partitions) {
        boolean starts = contents.stream()
                .anyMatch(content -> content.kind() == ContentKind.APP
                        && partitions.stream()
                                .anyMatch(one -> one.is(PartitionType.APP) && one.offset() == content.address()));
        boolean table = !partitions.isEmpty();
        return check(target, contents, partitions).stream()
                // without a table, the addresses of an app may count from its partition, as they do for TinyUF2
                .filter(problem -> problem.code() != LayoutError.APP_MISPLACED || table)
                .map(problem -> table && !(starts && problem.code() == LayoutError.APP_MISPLACED)
                        ? problem
                        : problem.asWarning())
                .toList();
    }

    private void place(Content content) {
        var image = content.image();
        var chip = image.flatMap(EspImage::chip);
        if (chip.isEmpty()
                || chip.get().isFirstGeneration()
                || target.filter(one -> one != chip.get()).isPresent()) {
            return; // what is for another chip is wrong wherever it lies
        }

        long bootedAt = chip.get().bootloaderAddress().orElse(-1);
        var partition =
                partitions.stream().filter(row -> row.holds(content.address())).findFirst();
        if (content.address() == bootedAt) {
            atBootloader(content, image.get(), chip.get());
        } else if (partition.isPresent()) {
            inPartition(content, image.get(), partition.get());
        } else {
            outside(content, image.get(), chip.get(), bootedAt);
        }
    }

    /** An image without an application's description may be one that the ROM itself starts. */
    private void atBootloader(Content content, EspImage image, Chip chip) {
        if (image.app().isPresent()) {
            problems.add(LayoutError.APP_MISPLACED.error(
                    "%s at 0x%x: is an app, but the %s starts its bootloader from there%s",
                    content.name(), content.address(), chip, apps()));
        }
    }

    private void inPartition(Content content, EspImage image, Partition partition) {
        if (partition.is(PartitionType.APP)) {
            if (content.address() != partition.offset()) {
                problems.add(LayoutError.APP_MISPLACED.error(
                        "%s is an image at 0x%x, but the bootloader looks for one at 0x%x, where %s begins",
                        content.name(), content.address(), partition.offset(), partition.name()));
            } else if (image.kind() != ImageKind.APP) {
                problems.add(LayoutError.BOOTLOADER_MISPLACED.error(
                        "%s at 0x%x: is %s, but the partition %s is for an app",
                        content.name(),
                        content.address(),
                        image.kind() == ImageKind.BOOTLOADER
                                ? "a bootloader"
                                : "no app: it has neither an app's description nor a part that runs from flash",
                        partition.name()));
            }
        } else if (partition.is(PartitionType.BOOTLOADER) && image.kind() == ImageKind.APP) {
            problems.add(LayoutError.APP_MISPLACED.error(
                    "%s at 0x%x: is an app, but the partition %s is for a bootloader%s",
                    content.name(), content.address(), partition.name(), apps()));
        }
    }

    private void outside(Content content, EspImage image, Chip chip, long bootedAt) {
        if (image.kind() == ImageKind.APP) {
            if (!partitions.isEmpty()) {
                problems.add(LayoutError.APP_MISPLACED.error(
                        "%s at 0x%x: is an app, but no partition begins there%s",
                        content.name(), content.address(), apps()));
            }
            return;
        }
        boolean sure = image.kind() == ImageKind.BOOTLOADER || content.address() < FIRST_PARTITION;
        if (sure && bootedAt >= 0) {
            problems.add(LayoutError.BOOTLOADER_MISPLACED.error(
                    "%s at 0x%x: is a bootloader, but the %s starts it from 0x%x",
                    content.name(), content.address(), chip, bootedAt));
        }
    }

    private String apps() {
        var all = partitions.stream()
                .filter(one -> one.is(PartitionType.APP))
                .map(one -> String.format(Locale.ROOT, "%s at 0x%x", one.name(), one.offset()))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : "; the table has " + all;
    }
}
