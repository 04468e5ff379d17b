// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.layout.BootRules;
import io.github.dfumaven.layout.Content;
import io.github.dfumaven.layout.FitRules;
import io.github.dfumaven.layout.FlashContents;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Describes content with addresses in the flash of an ESP chip. */
final class FlashParts {

    private FlashParts() {}

    static void describe(List<Region> regions, Optional<Chip> chip, ImageInfoBuilder info) {
        describe(FlashContents.find(regions), chip, info);
    }

    static void describe(FlashContents flash, Optional<Chip> chip, ImageInfoBuilder info) {
        var target = chip.or(flash::chip);
        var flashSize = statedSize(flash);
        info.target(target)
                .flashSize(flashSize)
                .contents(flash.contents())
                .partitions(flash.partitions())
                .problems(flash.problems())
                .problems(FitRules.check(target, flashSize, flash.contents(), flash.partitions()))
                .problems(BootRules.check(flash.contents(), flash.partitions()));
        flashSize.ifPresent(bytes -> info.problems(BootRules.bounds(bytes, flash.contents())));
    }

    /** Returns the size of the flash that the bootloader states; it is the one that counts when the chip starts. */
    static OptionalLong statedSize(FlashContents flash) {
        return flash.bootloader()
                .flatMap(Content::image)
                .flatMap(EspImage::flashSize)
                .map(FlashSize::bytes)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
