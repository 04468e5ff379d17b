// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSize;
import java.util.Optional;
import java.util.OptionalLong;

/** Applications and bootloaders. */
final class EspImageFormat {

    private EspImageFormat() {}

    static Optional<ImageInfo> recognise(String name, Bytes file) {
        var info = new ImageInfoBuilder(name, file, FileFormat.ESP_IMAGE);
        try {
            var image = EspImage.parse(file);
            // an unknown chip is an image all the same if its check sum says so
            if (!EspImage.isLikely(file) && !image.checksum().valid()) {
                return Optional.empty();
            }
            info.target(image.chip())
                    .flashSize(image.flashSize()
                            .map(FlashSize::bytes)
                            .map(OptionalLong::of)
                            .orElse(OptionalLong.empty()))
                    .image(image)
                    .problems(image.problems());
        } catch (FormatException damaged) {
            if (!EspImage.isLikely(file)) {
                return Optional.empty();
            }
            info.problem(Problem.of(damaged));
        }
        return Optional.of(info.build());
    }
}
