// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.error.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks the block numbers. A file may hold several files one behind the other, each with numbers of its own, as
 * esptool writes them; the blocks of a single one may come in any order.
 */
record Uf2Counting(Consumer<Problem> problems) {

    void check(List<Uf2Block> all) {
        // the block in front of RP2350 files counts itself among two, but the second does not exist
        var blocks = all.stream()
                .filter(block -> !block.family().equals(Optional.of(Uf2Family.ABSOLUTE)))
                .toList();
        if (blocks.isEmpty()) {
            return;
        }

        long count = blocks.get(0).count();
        boolean single = blocks.size() <= count && blocks.stream().allMatch(block -> block.count() == count);
        if (single) {
            checkSet(blocks, count);
        } else {
            checkOrder(blocks);
        }
    }

    private void checkSet(List<Uf2Block> blocks, long count) {
        Set<Long> numbers = new HashSet<>();
        for (var block : blocks) {
            if (block.number() >= count) {
                complain("block %d says that there are only %d", block.number(), count);
            } else if (!numbers.add(block.number())) {
                complain("block %d of %d comes twice", block.number(), count);
            }
        }
        if (numbers.size() < count) {
            complain("%d of %d blocks are missing", count - numbers.size(), count);
        }
    }

    private void checkOrder(List<Uf2Block> blocks) {
        long next = 0;
        long count = 0;
        for (var block : blocks) {
            if (next == count) {
                next = 0;
                count = block.count();
            }
            if (block.number() >= block.count()) {
                complain("block %d says that there are only %d", block.number(), block.count());
            } else if (block.number() != next || block.count() != count) {
                complain(
                        "block %d of %d comes where block %d of %d is expected",
                        block.number(), block.count(), next, count);
            }
            count = block.count();
            next = Math.min(block.number() + 1, count);
        }
        if (next != count) {
            complain("%d of %d blocks are missing at the end", count - next, count);
        }
    }

    @FormatMethod
    private void complain(@FormatString String format, Object... numbers) {
        problems.accept(Uf2Error.UF2_BAD_COUNT.error("%s", String.format(Locale.ROOT, format, numbers)));
    }
}
