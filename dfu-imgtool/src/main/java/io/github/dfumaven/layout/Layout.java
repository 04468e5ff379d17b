// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.ContentFinder;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.firmware.FlashContents;
import io.github.dfumaven.nvs.StoredNvs;
import io.github.dfumaven.partition.Partition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files that go into one flash chip, looked into and held against each other. Everything that puts files into flash asks
 * here, so that all of it gives the same answer.
 *
 * @param chip the chip it is all for, or empty if neither the caller nor a file tells it
 * @param flashSize bytes of the flash chip, or empty if neither the caller nor a bootloader tells it
 * @param files what each file is, in the order of the files
 * @param partitions the rows of the partition table, none if there is none
 * @param nvs what a single file stores in partitions of NVS; none where several files are looked at
 * @param problems errors for what the chip would not start, warnings for what is only doubtful
 */
public record Layout(
        Optional<Chip> chip,
        OptionalLong flashSize,
        List<Content> files,
        List<Partition> partitions,
        List<StoredNvs> nvs,
        List<Problem> problems) {

    /** Copies the lists. */
    public Layout {
        files = List.copyOf(files);
        partitions = List.copyOf(partitions);
        nvs = List.copyOf(nvs);
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
        return check(files.stream().map(FileLook::of).toList(), target);
    }

    /**
     * Looks into a single file, whatever it is, and makes every check there is on what it says about flash.
     *
     * @param file any file
     * @return where its content goes and what is wrong with that; what is wrong with the file itself it tells itself
     */
    public static Layout of(FirmwareFile file) {
        return FirmwareLayout.of(file);
    }

    /**
     * {@return the chip that the files in an archive are for, whatever a suffix says: the chip, or empty if no file tells it}
     *
     * @param archive an archive
     */
    public static Optional<Chip> chipOfFiles(ArchiveFile archive) {
        return of(FirmwareLayout.placed(archive), new LayoutTarget(Optional.empty(), OptionalLong.empty(), false))
                .chip();
    }

    private static Layout check(List<FileLook> looks, LayoutTarget target) {
        var contents = looks.stream().flatMap(look -> look.inside().stream()).toList();
        var own = looks.stream()
                .filter(look -> look.kind() != FileKind.FLASH_IMAGE)
                .map(FileLook::content)
                .toList();
        var partitions = ContentFinder.partitions(contents);
        var chip = target.chip().or(() -> chipOf(contents, partitions));
        var size = target.flashSize().isPresent() ? target.flashSize() : bytes(FlashContents.statedSize(contents));

        var problems = new LinkedHashSet<Problem>();
        problems.addAll(KindRules.check(chip, looks, contents, partitions, target.encrypted()));
        looks.forEach(look -> problems.addAll(look.problems()));
        problems.addAll(FitRules.check(chip, size, contents, partitions));
        problems.addAll(PlaceRules.check(chip, own, partitions));
        problems.addAll(BootRules.check(contents));
        return new Layout(
                chip,
                size,
                ContentFinder.inPartitions(looks.stream().map(FileLook::content).toList(), partitions),
                partitions,
                List.of(),
                new ArrayList<>(problems));
    }

    /** Looks into files one by one, so that not all of them have to be in memory at once. */
    public static final class Collector {

        private final List<FileLook> looks = new ArrayList<>();

        /** Creates a collector without files. */
        public Collector() {}

        /**
         * Looks into a file.
         *
         * @param file a file that is not empty
         */
        public void add(PlacedFile file) {
            looks.add(FileLook.of(file));
        }

        /**
         * Makes every check there is.
         *
         * @param target what the files are for
         * @return what they are and what is wrong
         */
        public Layout check(LayoutTarget target) {
            return Layout.check(looks, target);
        }
    }

    /** {@return errors for files that do not fit the flash chip, none if its size is not known} */
    public List<Problem> beyondFlash() {
        return flashSize.isPresent() ? BootRules.bounds(flashSize.getAsLong(), files) : List.of();
    }

    static OptionalLong bytes(Optional<FlashSize> size) {
        return size.map(known -> OptionalLong.of(known.bytes())).orElse(OptionalLong.empty());
    }

    /** Returns the chip of the first image that is started; data may be for another one. */
    private static Optional<Chip> chipOf(List<Content> contents, List<Partition> partitions) {
        return contents.stream()
                .filter(content -> !FitRules.isData(content, partitions))
                .flatMap(content -> content.image().flatMap(EspImage::chip).stream())
                .findFirst();
    }
}
