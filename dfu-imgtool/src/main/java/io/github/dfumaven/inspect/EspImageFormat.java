// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSize;
import java.util.OptionalLong;

/** Applications and bootloaders. */
final class EspImageFormat {

    private EspImageFormat() {}

    static ImageInfo inspect(String name, Bytes file) {
        var info = new ImageInfoBuilder(name, file, FileFormat.ESP_IMAGE);
        try {
            var image = EspImage.parse(file);
            info.target(image.chip())
                    .flashSize(image.flashSize()
                            .map(FlashSize::bytes)
                            .map(OptionalLong::of)
                            .orElse(OptionalLong.empty()))
                    .image(image)
                    .problems(image.problems());
        } catch (FormatException damaged) {
            info.problem(Problem.of(damaged));
        }
        return info.build();
    }
}
