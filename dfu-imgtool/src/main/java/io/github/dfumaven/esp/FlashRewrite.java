// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashMode;
import io.github.dfumaven.chip.TargetError;
import io.github.dfumaven.error.InvalidRequestException;
import java.util.List;

/** Puts other flash settings into an image's header. */
final class FlashRewrite {

    private static final int MODE_OFFSET = 2;

    private FlashRewrite() {}

    static Bytes rewrite(EspImage image, FlashSettings settings, Chip chip) throws InvalidRequestException {
        if (settings.keepsAll()) {
            return image.file();
        }

        var header = image.header();
        int mode = settings.mode().map(FlashMode::code).orElse(header.flashModeCode());
        int size = size(settings, chip, header.flashSizeAndFrequency() >> 4);
        int frequency = frequency(settings, chip, header.flashSizeAndFrequency() & 0xf);
        var changed = Bytes.concat(List.of(
                image.file().slice(0, MODE_OFFSET),
                Bytes.of(mode, size << 4 | frequency),
                image.file().slice(MODE_OFFSET + 2)));
        return image.hash().map(hash -> rehash(changed, hash)).orElse(changed);
    }

    private static int size(FlashSettings settings, Chip chip, int kept) throws InvalidRequestException {
        if (settings.size().isEmpty()) {
            return kept;
        }
        var size = settings.size().get();
        return size.code(chip)
                .orElseThrow(
                        () -> TargetError.BAD_FLASH_SIZE.about("flashSize", size, "is more than the %s takes", chip));
    }

    private static int frequency(FlashSettings settings, Chip chip, int kept) throws InvalidRequestException {
        if (settings.frequency().isEmpty()) {
            return kept;
        }
        var frequency = settings.frequency().get();
        return frequency
                .code(chip)
                .orElseThrow(() ->
                        TargetError.BAD_FLASH_FREQUENCY.about("flashFreq", frequency, "is none that the %s has", chip));
    }

    private static Bytes rehash(Bytes file, ImageHash hash) {
        var hashed = file.slice(0, hash.offset());
        return Bytes.concat(List.of(
                hashed,
                hashed.sha256(),
                file.slice(hash.offset() + hash.stored().length())));
    }
}
