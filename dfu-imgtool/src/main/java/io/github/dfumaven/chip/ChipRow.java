// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What is known of a chip, all of it; filled in where the constants of {@link Chip} are written down. */
final class ChipRow {

    final String target;
    final Set<ChipTrait> traits = EnumSet.noneOf(ChipTrait.class);
    OptionalInt imageId = OptionalInt.empty();
    OptionalLong bootloader = OptionalLong.empty();
    OptionalInt productId = OptionalInt.empty();
    int release;
    long uf2Family;
    FrequencyCodes frequencies = FrequencyCodes.MOST;
    MemoryMap memory = MemoryMap.EMPTY;

    private ChipRow(String target) {
        this.target = target;
    }

    /** Starts a row with ESP-IDF's name of the target. */
    static ChipRow of(String target) {
        return new ChipRow(target);
    }

    /** Sets the number that stands for the chip in image headers. */
    ChipRow imageId(int id) {
        imageId = OptionalInt.of(id);
        return this;
    }

    /** Sets where in flash the ROM looks for the bootloader. */
    ChipRow bootloader(long address) {
        bootloader = OptionalLong.of(address);
        return this;
    }

    /** Says that the ROM speaks DFU, and with which idProduct and bcdDevice. */
    ChipRow dfu(int idProduct, int bcdDevice) {
        productId = OptionalInt.of(idProduct);
        release = bcdDevice;
        return this;
    }

    /** Sets the family id that esptool writes into UF2 files. */
    ChipRow uf2(long family) {
        uf2Family = family;
        return this;
    }

    /** Says how the header of a bootloader spells the frequency of flash. */
    ChipRow frequencies(FrequencyCodes codes) {
        frequencies = codes;
        return this;
    }

    /** Says what else sets the chip apart. */
    ChipRow with(ChipTrait... some) {
        traits.addAll(List.of(some));
        return this;
    }

    /**
     * Sets which addresses belong to which kind of memory: kind, first address, address behind the last. Padding, which all but
     * the first generation have, goes without saying.
     */
    ChipRow memory(String table) {
        memory = MemoryMap.parse(traits.contains(ChipTrait.FIRST_GENERATION) ? table : "PADDING 0-10000; " + table);
        return this;
    }
}
