// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.layout.Content;
import io.github.dfumaven.layout.FlashContents;
import io.github.dfumaven.layout.LayoutError;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What is in a whole flash chip, or in the start of it, with or without the sectors in front of the bootloader. */
final class FlashDumpFormat {

    private static final long USUAL_TABLE = 0x8000;
    private static final long SMALLEST = 0x1000;

    private FlashDumpFormat() {}

    static Optional<ImageInfo> recognise(String name, Bytes file) {
        if (file.length() <= SMALLEST) {
            return Optional.empty();
        }

        Optional<FlashContents> best = Optional.empty();
        long bestBase = 0;
        for (long base : bases(file)) {
            var found = FlashContents.find(List.of(new Region(base, file)));
            if (isFlash(found, base, file)
                    && best.filter(other -> score(other) >= score(found)).isEmpty()) {
                best = Optional.of(found);
                bestBase = base;
            }
        }
        long base = bestBase;
        return best.map(flash -> inspect(name, file, flash, base));
    }

    /** Returns the addresses that the file may begin at: 0, that of the bootloader, that of the partition table. */
    private static Set<Long> bases(Bytes file) {
        var bases = new TreeSet<Long>();
        bases.add(0L);
        if (EspImage.isLikely(file)) {
            Chip.ofImageId(file.u16le(12))
                    .map(Chip::bootloaderAddress)
                    .ifPresent(address -> address.ifPresent(bases::add));
        }
        if (PartitionTable.isLikely(file)) {
            bases.add(USUAL_TABLE);
        }
        return bases;
    }

    /** Tells whether so much was found that it can be nothing else. */
    private static boolean isFlash(FlashContents found, long base, Bytes file) {
        boolean table =
                found.contents().stream().anyMatch(content -> content.table().isPresent());
        boolean tableInside =
                found.contents().stream().anyMatch(content -> content.table().isPresent() && content.address() > base);
        if (tableInside || (table && !found.apps().isEmpty())) {
            return true;
        }

        var bootloader = found.bootloader();
        if (bootloader.isEmpty()) {
            return false;
        }
        long address = bootloader.get().address();
        boolean blankInFront = address > base && isFill(file.slice(0, (int) (address - base)));
        return blankInFront || found.tableSuspected() || !found.apps().isEmpty();
    }

    private static boolean isFill(Bytes front) {
        return front.isAll(0xff) || front.isAll(0);
    }

    private static int score(FlashContents found) {
        return (found.bootloader().isPresent() ? 2 : 0) + found.apps().size();
    }

    private static ImageInfo inspect(String name, Bytes file, FlashContents flash, long base) {
        var info = new ImageInfoBuilder(name, file, FileFormat.FLASH_IMAGE);
        FlashParts.describe(flash, Optional.empty(), info);
        if (flash.partitions().isEmpty() && !flash.tableSuspected()) {
            info.problem(
                    LayoutError.TABLE_MISSING.warning("no partition table on any sector border of the first 128 KB"));
        }

        var stated = FlashParts.statedSize(flash);
        var whole = base == 0 ? FlashSize.ofBytes(file.length()) : Optional.<FlashSize>empty();
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
