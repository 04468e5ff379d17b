// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.FlashContents;
import io.github.dfumaven.firmware.FlashDump;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules for what lies in flash, asked of the content of a flash chip or of parts of it. */
final class FlashRules {

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
        var size = Layout.bytes(flash.flashSize());
        var problems = new ArrayList<Problem>();
        problems.addAll(FitRules.check(target, size, flash.contents(), flash.partitions()));
        problems.addAll(PlaceRules.checkFound(target, flash.contents(), flash.partitions()));
        problems.addAll(BootRules.check(flash.contents()));
        size.ifPresent(bytes -> problems.addAll(BootRules.bounds(bytes, flash.contents())));
        return problems;
    }

    /** Returns what is wrong with a whole flash chip, or with the start of one. */
    static List<Problem> check(FlashDump dump) {
        var flash = dump.contents();
        var problems = new ArrayList<>(check(flash, Optional.empty()));
        if (flash.partitions().isEmpty() && !flash.tableSuspected()) {
            problems.add(
                    LayoutError.TABLE_MISSING.warning("no partition table on any sector border of the first 128 KB"));
        }
        var whole = wholeSize(dump);
        if (whole.isPresent()
                && flash.flashSize().filter(stated -> stated != whole.get()).isPresent()) {
            problems.add(LayoutError.FLASH_SIZE_DIFFERS.warning(
                    "%s states a flash of %d MB, but the file has %d MB",
                    flash.bootloader().map(Content::name).orElse("the bootloader"),
                    flash.flashSize().get().bytes() >> 20,
                    whole.get().bytes() >> 20));
        }
        return problems;
    }

    /** Returns the size of the flash chip that a file is the whole content of. */
    static Optional<FlashSize> wholeSize(FlashDump dump) {
        return dump.base() == 0 ? FlashSize.ofBytes(dump.file().length()) : Optional.empty();
    }
}
