// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.partition.Partition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Files that go into one flash chip, looked into and held against each other. Everything that puts files into flash asks
 * here, so that all of it gives the same answer.
 *
 * @param chip the chip it is all for, or empty if neither the caller nor a file tells it
 * @param files what each file is, in the order of the files
 * @param partitions the rows of the partition table, none if there is none
 * @param problems errors for what the chip would not start, warnings for what is only doubtful
 */
public record Layout(Optional<Chip> chip, List<Content> files, List<Partition> partitions, List<Problem> problems) {

    /** Copies the lists. */
    public Layout {
        files = List.copyOf(files);
        partitions = List.copyOf(partitions);
        problems = List.copyOf(problems);
    }

    /**
     * Looks into files and makes every check there is.
     *
     * @param files files that are not empty, in any order
     * @param target what they are for
     * @return what they are and what is wrong
     */
    public static Layout of(List<PlacedFile> files, LayoutTarget target) {
        var looks = files.stream().map(FileLook::of).toList();
        var contents = looks.stream().flatMap(look -> look.inside().stream()).toList();
        var own = looks.stream()
                .filter(look -> look.kind() != FileKind.FLASH_IMAGE)
                .map(FileLook::content)
                .toList();
        var partitions = ContentFinder.partitions(contents);
        var chip = target.chip().or(() -> chipOf(contents, partitions));
        var size = target.flashSize().isPresent() ? target.flashSize() : FlashRules.statedSize(contents);

        var problems = new LinkedHashSet<Problem>();
        problems.addAll(KindRules.check(chip, looks, contents, partitions, target.encrypted()));
        looks.forEach(look -> problems.addAll(look.problems()));
        problems.addAll(FitRules.check(chip, size, contents, partitions));
        problems.addAll(PlaceRules.check(chip, own, partitions));
        problems.addAll(BootRules.check(contents));
        return new Layout(
                chip,
                ContentFinder.inPartitions(looks.stream().map(FileLook::content).toList(), partitions),
                partitions,
                new ArrayList<>(problems));
    }

    /** Returns the chip of the first image that is started; data may be for another one. */
    private static Optional<Chip> chipOf(List<Content> contents, List<Partition> partitions) {
        return contents.stream()
                .filter(content -> !FitRules.isData(content, partitions))
                .flatMap(content -> content.image().flatMap(EspImage::chip).stream())
                .findFirst();
    }
}
