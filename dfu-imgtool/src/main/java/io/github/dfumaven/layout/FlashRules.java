// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.ContentKind;
import io.github.dfumaven.firmware.FlashContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All rules for what lies in flash, asked of the content of a flash chip or of parts of it. */
public final class FlashRules {

    private FlashRules() {}

    /**
     * Returns what is wrong with the content of a flash chip as a whole.
     *
     * @param flash what was found
     * @param chip the chip it is for, or empty if that is the one of the bootloader
     * @return errors for what the chip would not start, warnings for what is only doubtful
     */
    public static List<Problem> check(FlashContents flash, Optional<Chip> chip) {
        var target = chip.or(flash::chip);
        var size = statedSize(flash.contents());
        var problems = new ArrayList<Problem>();
        problems.addAll(FitRules.check(target, size, flash.contents(), flash.partitions()));
        problems.addAll(PlaceRules.checkFound(target, flash.contents(), flash.partitions()));
        problems.addAll(BootRules.check(flash.contents()));
        size.ifPresent(bytes -> problems.addAll(BootRules.bounds(bytes, flash.contents())));
        return problems;
    }

    /**
     * Returns the size of the flash that the bootloader states; it is the one that counts when the chip starts.
     *
     * @param contents what lies where
     * @return bytes, or empty without a bootloader that says it
     */
    public static OptionalLong statedSize(List<Content> contents) {
        return contents.stream()
                .filter(content -> content.kind() == ContentKind.BOOTLOADER)
                .findFirst()
                .flatMap(Content::image)
                .flatMap(EspImage::flashSize)
                .map(FlashSize::bytes)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
