// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.input.FlashFiles;
import io.github.dfumaven.input.InputError;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a merge come from.
 *
 * @param files files of their own, a build or parts
 * @param image a {@code dfu.bin} whose files are merged, or empty
 * @param target name of any chip; if empty, the sources tell it
 */
public record MergeSources(SourceRequest files, Optional<Path> image, Optional<String> target) {

    /**
     * Reads the sources.
     *
     * @param flashSize flash size of the bootloader, which a partition table must fit, {@code keep}, or null for that
     * @return a builder with the chip, all files and the flash size, which keeps the other flash settings
     * @throws InvalidRequestException if the request is incomplete, or nothing tells the chip
     * @throws FormatException if an input is bad
     * @throws IOException if an input cannot be read
     */
    public MergeRequest.Builder read(@Nullable String flashSize) throws IOException {
        var all = new ArrayList<MergeFile>();
        var chip = image.isPresent() ? readImage(image.get(), all) : Optional.<Chip>empty();
        if (image.isEmpty() || !files.equals(SourceRequest.NONE)) {
            var found = FlashFiles.read(files, target.or(() -> chip.map(Chip::target)), known(flashSize));
            found.files()
                    .forEach(file -> all.add(MergeFile.of(file.address(), file.shown(), file.content())
                            .as(file.declared())));
            return builder(found.chip(), all, flashSize).encrypted(files.encrypted());
        }
        if (target.isEmpty() && chip.isEmpty()) {
            throw InputError.NO_TARGET.because("%s does not say which chip it is for", image.get());
        }
        return builder(target.isPresent() ? Chip.named(target.get()) : chip.get(), all, flashSize);
    }

    /** The sizes that only the ESP8266 knows are no sizes a partition table is held against. */
    private static Optional<FlashSize> known(@Nullable String flashSize) {
        return Arrays.stream(FlashSize.values())
                .filter(size -> size.toString().equals(flashSize))
                .findFirst();
    }

    private static MergeRequest.Builder builder(Chip chip, List<MergeFile> files, @Nullable String flashSize) {
        var builder = MergeRequest.of(chip).flashSize(flashSize);
        files.forEach(builder::add);
        return builder;
    }

    private static Optional<Chip> readImage(Path file, List<MergeFile> files) throws IOException {
        var bytes = Bytes.read(file);
        if (!(FirmwareFile.asContent(bytes) instanceof ArchiveFile archive)) {
            throw MergeError.MERGE_NOT_AN_ARCHIVE
                    .of("is no dfu.bin, and has no address")
                    .in(file.toString());
        }
        try {
            archive.undamaged();
            var found = archive.image();
            if (found.delta().isPresent()) {
                throw found.delta().get().notWhole("the archive");
            }
            archive.parts().forEach(part -> files.add(MergeFile.of(part.address(), part.name(), part.data())));
            return found.chip();
        } catch (FormatException bad) {
            throw bad.in(file.toString());
        }
    }
}
