// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.FormatException;
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

/**
 * What the sources of a merge come down to once they are read.
 *
 * @param chip the chip that all is for
 * @param files what to merge
 * @param encrypted whether nobody can see what the files are
 */
record MergeSources(Chip chip, List<MergeFile> files, boolean encrypted) {

    /**
     * Reads the sources.
     *
     * @param files files of their own, a build or parts
     * @param image a {@code dfu.bin} whose files are merged, or empty
     * @param target name of any chip; if empty, the sources tell it
     * @param flashSize flash size of the bootloader, which a partition table must fit, or {@code keep}
     */
    static MergeSources read(SourceRequest files, Optional<Path> image, Optional<String> target, String flashSize)
            throws IOException {
        var all = new ArrayList<MergeFile>();
        var chip = image.isPresent() ? readImage(image.get(), all) : Optional.<Chip>empty();
        if (image.isEmpty() || !files.equals(SourceRequest.NONE)) {
            var found = FlashFiles.read(files, target.or(() -> chip.map(Chip::target)), known(flashSize));
            int before = all.size();
            found.files().forEach(file -> all.add(MergeFile.of(file)));
            // a request keeps its files alone, and is made before anybody is there to be told
            all.set(before, all.get(before).doubted(found.doubts()));
            return new MergeSources(found.chip(), all, files.encrypted());
        }
        if (target.isEmpty() && chip.isEmpty()) {
            throw InputError.NO_TARGET.because("%s does not say which chip it is for", image.get());
        }
        return new MergeSources(target.isPresent() ? Chip.named(target.get()) : chip.get(), all, false);
    }

    /** The sizes that only the ESP8266 knows are no sizes a partition table is held against. */
    static Optional<FlashSize> known(String flashSize) {
        return Arrays.stream(FlashSize.values())
                .filter(size -> size.toString().equals(flashSize))
                .findFirst();
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
            archive.parts().forEach(part -> files.add(MergeFile.of(part)));
            return found.chip();
        } catch (FormatException bad) {
            throw bad.in(file.toString());
        }
    }
}
