// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.image.DfuContent;
import io.github.dfumaven.image.DfuImage;
import io.github.dfumaven.image.FlashParams;
import io.github.dfumaven.image.ImageError;
import io.github.dfumaven.layout.Content;
import io.github.dfumaven.layout.ContentFinder;
import io.github.dfumaven.layout.FitRules;
import io.github.dfumaven.partition.PartitionTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out what a file is. Nothing that a file holds makes it fail; what is wrong is told as a problem. */
public final class Inspection {

    private Inspection() {}

    /**
     * Returns all that is known of a file.
     *
     * @param file any file
     * @return what it is, what it holds, what is wrong with it
     * @throws IOException if it cannot be read
     */
    public static ImageInfo of(Path file) throws IOException {
        return of(file.toString(), Bytes.read(file));
    }

    /**
     * Returns all that is known of some bytes.
     *
     * @param name what to call them
     * @param file the content of a whole file
     * @return what it is, what it holds, what is wrong with it
     */
    public static ImageInfo of(String name, Bytes file) {
        if (DfuImage.isLikely(file)) {
            return dfu(name, file);
        }
        if (EspImage.isLikely(file)) {
            return espImage(name, file);
        }
        if (PartitionTable.isLikely(file)) {
            return partitionTable(name, file);
        }
        var suffix = suffix(file);
        return suffix.isPresent() ? suffixed(name, file, suffix.get()) : unknown(name, file);
    }

    private static ImageInfo dfu(String name, Bytes file) {
        var image = DfuImage.inspect(file);
        var problems = new ArrayList<>(image.problems());
        var contents = new ArrayList<Content>();
        for (DfuContent content : image.contents()) {
            contents.add(ContentFinder.identify(
                    content.name(), content.address(), content.parts().size(), content.data(), problems));
        }

        var partitions = ContentFinder.partitions(contents);
        var flashSize =
                image.params().map(FlashParams::chipSize).map(OptionalLong::of).orElse(OptionalLong.empty());
        problems.addAll(FitRules.check(image.chip(), flashSize, contents, partitions));
        return new ImageInfo(
                name,
                file.length(),
                file.sha256(),
                FileFormat.DFU,
                image.chip(),
                suffix(file),
                flashSize,
                image.entries(),
                ContentFinder.inPartitions(contents, partitions),
                Optional.empty(),
                partitions,
                problems);
    }

    private static ImageInfo espImage(String name, Bytes file) {
        try {
            var image = EspImage.parse(file);
            var flashSize = image.flashSize()
                    .map(FlashSize::bytes)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
            return new ImageInfo(
                    name,
                    file.length(),
                    file.sha256(),
                    FileFormat.ESP_IMAGE,
                    image.chip(),
                    Optional.empty(),
                    flashSize,
                    List.of(),
                    List.of(),
                    Optional.of(image),
                    List.of(),
                    image.problems());
        } catch (FormatException damaged) {
            return plain(name, file, FileFormat.ESP_IMAGE, Optional.empty(), List.of(Problem.of(damaged)));
        }
    }

    private static ImageInfo partitionTable(String name, Bytes file) {
        try {
            var table = PartitionTable.parse(file);
            return new ImageInfo(
                    name,
                    file.length(),
                    file.sha256(),
                    FileFormat.PARTITION_TABLE,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    table.partitions(),
                    table.warnings());
        } catch (FormatException damaged) {
            return plain(name, file, FileFormat.PARTITION_TABLE, Optional.empty(), List.of(Problem.of(damaged)));
        }
    }

    private static ImageInfo suffixed(String name, Bytes file, Suffix suffix) {
        var problems = new ArrayList<Problem>();
        try {
            if (DfuSuffix.parse(file).idVendor() == Chip.VENDOR_ID) {
                problems.add(ImageError.INDEX_MISSING.error(
                        "the suffix is for vendor 0x%04x, but what is in front of it is no archive for its chips",
                        Chip.VENDOR_ID));
            }
        } catch (FormatException damaged) {
            problems.add(Problem.of(damaged));
        }
        return plain(name, file, FileFormat.DFU_SUFFIXED, Optional.of(suffix), problems);
    }

    private static ImageInfo unknown(String name, Bytes file) {
        var start = file.slice(0, Math.min(8, file.length())).toHex();
        var problem = file.isEmpty()
                ? InspectError.UNKNOWN_FORMAT.error("the file is empty")
                : InspectError.UNKNOWN_FORMAT.error("the file begins with %s, which no format we know does", start);
        return plain(name, file, FileFormat.RAW, Optional.empty(), List.of(problem));
    }

    private static ImageInfo plain(
            String name, Bytes file, FileFormat format, Optional<Suffix> suffix, List<Problem> problems) {
        return new ImageInfo(
                name,
                file.length(),
                file.sha256(),
                format,
                Optional.empty(),
                suffix,
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                problems);
    }

    private static Optional<Suffix> suffix(Bytes file) {
        return DfuSuffix.find(file).map(fields -> new Suffix(fields, fields.crc() == DfuSuffix.crcOf(file)));
    }
}
