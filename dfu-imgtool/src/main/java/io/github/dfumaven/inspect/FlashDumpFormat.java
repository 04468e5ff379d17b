// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.FlashDump;
import io.github.dfumaven.layout.FlashRules;
import io.github.dfumaven.layout.LayoutError;
import java.util.Optional;
import java.util.OptionalLong;

/** What is in a whole flash chip, or in the start of it, with or without the sectors in front of the bootloader. */
final class FlashDumpFormat {

    private FlashDumpFormat() {}

    static ImageInfo inspect(String name, Bytes file, FlashDump dump) {
        var flash = dump.contents();
        var info = new ImageInfoBuilder(name, file, FileFormat.FLASH_IMAGE);
        FlashParts.describe(flash, Optional.empty(), info);
        if (flash.partitions().isEmpty() && !flash.tableSuspected()) {
            info.problem(
                    LayoutError.TABLE_MISSING.warning("no partition table on any sector border of the first 128 KB"));
        }

        var stated = FlashRules.statedSize(flash.contents());
        var whole = dump.base() == 0 ? FlashSize.ofBytes(file.length()) : Optional.<FlashSize>empty();
        if (stated.isEmpty()) {
            whole.ifPresent(size -> info.flashSize(OptionalLong.of(size.bytes())));
        } else if (whole.isPresent() && whole.get().bytes() != stated.getAsLong()) {
            info.problem(LayoutError.FLASH_SIZE_DIFFERS.warning(
                    "%s states a flash of %d MB, but the file has %d MB",
                    flash.bootloader().map(Content::name).orElse("the bootloader"),
                    stated.getAsLong() >> 20,
                    whole.get().bytes() >> 20));
        }
        return info.build();
    }
}
