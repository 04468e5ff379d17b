// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.partition.Partition;
import java.util.List;
import java.util.Optional;

/**
 * What was found in the content of a flash chip, or in parts of it.
 *
 * @param contents what lies where, by ascending address; erased flash is no content
 * @param partitions the rows of the partition table, none if there is no table
 * @param tableSuspected whether something lies where the table belongs that starts like one, sound or not
 * @param problems what is wrong with the contents themselves
 */
public record FlashContents(
        List<Content> contents, List<Partition> partitions, boolean tableSuspected, List<Problem> problems) {

    /** Where an app is that no partition table places: 0x10000. */
    public static final long USUAL_APP = 0x10000;

    public FlashContents {
        contents = List.copyOf(contents);
        partitions = List.copyOf(partitions);
        problems = List.copyOf(problems);
    }

    /**
     * Looks for the bootloader where the chips look for it, for a partition table on the sector borders of the first 128
     * KiB, for the content of its partitions, and for whatever else is not erased.
     *
     * @param regions content with its addresses in flash, which do not overlap
     * @return what was found
     */
    public static FlashContents find(List<Region> regions) {
        return new FlashScanner(regions).scan();
    }

    /**
     * Returns the same as parts of a file.
     *
     * @param file its name, which people read
     * @return the same contents, with the name of the file in theirs
     */
    public FlashContents namedAfter(String file) {
        return new FlashContents(
                contents.stream()
                        .map(content -> content.named(file + " (" + content.name() + ")"))
                        .toList(),
                partitions,
                tableSuspected,
                problems.stream().map(problem -> problem.in(file)).toList());
    }

    /** {@return the bootloader, where its chip looks for it, or empty} */
    public Optional<Content> bootloader() {
        return contents.stream()
                .filter(content -> content.kind() == ContentKind.BOOTLOADER
                        && content.image().isPresent())
                .findFirst();
    }

    /** {@return the size of the flash that the bootloader states, which is the one that counts when the chip starts; or empty} */
    public Optional<FlashSize> flashSize() {
        return statedSize(contents);
    }

    /**
     * Returns the size of the flash that the bootloader among some contents states.
     *
     * @param contents what lies where
     * @return the size, or empty without a bootloader that says it
     */
    public static Optional<FlashSize> statedSize(List<Content> contents) {
        return contents.stream()
                .filter(content -> content.kind() == ContentKind.BOOTLOADER)
                .findFirst()
                .flatMap(Content::image)
                .flatMap(EspImage::flashSize);
    }

    /** {@return the applications that are sound enough to be read, by ascending address} */
    public List<Content> apps() {
        return contents.stream()
                .filter(content -> content.kind() == ContentKind.APP)
                .toList();
    }

    /** {@return the chip of the bootloader, else that of the first image, or empty} */
    public Optional<Chip> chip() {
        return bootloader()
                .or(() -> contents.stream()
                        .filter(content -> content.image().isPresent())
                        .findFirst())
                .flatMap(Content::image)
                .flatMap(EspImage::chip);
    }
}
