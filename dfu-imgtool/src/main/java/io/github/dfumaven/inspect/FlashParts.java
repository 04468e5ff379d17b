// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.firmware.FlashContents;
import io.github.dfumaven.layout.FlashRules;
import java.util.List;
import java.util.Optional;

/** Describes content with addresses in the flash of an ESP chip. */
final class FlashParts {

    private FlashParts() {}

    static void describe(List<Region> regions, Optional<Chip> chip, ImageInfoBuilder info) {
        describe(FlashContents.find(regions), chip, info);
    }

    static void describe(FlashContents flash, Optional<Chip> chip, ImageInfoBuilder info) {
        info.target(chip.or(flash::chip))
                .flashSize(FlashRules.statedSize(flash.contents()))
                .contents(flash.contents())
                .partitions(flash.partitions())
                .problems(flash.problems())
                .problems(FlashRules.check(flash, chip));
    }
}
