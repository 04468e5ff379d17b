// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import java.util.List;
import java.util.Optional;

/**
 * An application or a bootloader by itself.
 *
 * @param file all its bytes
 * @param image the image, or empty if it is damaged
 * @param problems what is wrong with it
 */
public record EspImageFile(Bytes file, Optional<EspImage> image, List<Problem> problems) implements FirmwareFile {

    public EspImageFile {
        problems = List.copyOf(problems);
    }

    /** An unknown chip is an image all the same if its check sum says so. */
    static Optional<EspImageFile> find(Bytes file) {
        boolean likely = EspImage.isLikely(file);
        try {
            var image = EspImage.parse(file);
            return likely || image.checksum().valid()
                    ? Optional.of(new EspImageFile(file, Optional.of(image), image.problems()))
                    : Optional.empty();
        } catch (FormatException damaged) {
            return likely
                    ? Optional.of(new EspImageFile(file, Optional.empty(), List.of(Problem.of(damaged))))
                    : Optional.empty();
        }
    }

    @Override
    public FileKind kind() {
        return FileKind.ESP_IMAGE;
    }

    @Override
    public Optional<Chip> chip() {
        return image.flatMap(EspImage::chip);
    }

    @Override
    public Optional<FlashSize> flashSize() {
        return image.flatMap(EspImage::flashSize);
    }
}
