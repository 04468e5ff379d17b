// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * An archive for the DFU of an ESP chip's ROM, with or without its suffix.
 *
 * @param file all its bytes
 * @param image what is in it
 */
public record ArchiveFile(Bytes file, DfuImage image) implements FirmwareFile {

    static Optional<ArchiveFile> find(Bytes file) {
        return DfuImage.isLikely(file) ? Optional.of(new ArchiveFile(file, DfuImage.inspect(file))) : Optional.empty();
    }

    @Override
    public FileKind kind() {
        return FileKind.DFU_IMAGE;
    }

    /** Returns the files as they were before they were cut into entries, by ascending address. */
    @Override
    public List<PlacedFile> parts() {
        return image.contents().stream()
                .map(content -> PlacedFile.of(content.name(), content.address(), content.data())
                        .cutInto(content.parts().size()))
                .toList();
    }

    @Override
    public Optional<Chip> chip() {
        return image.chip();
    }

    @Override
    public Optional<FlashSize> flashSize() {
        return image.flashSize();
    }

    @Override
    public List<Problem> problems() {
        return image.problems();
    }

    /** That the ROM would refuse what it asks for is no damage. */
    @Override
    public List<Problem> damage() {
        return image.damage();
    }
}
