// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.FlashSector;
import java.util.ArrayList;
import java.util.List;

/** What makes the base of a delta one that a board can hold before and after the delta. */
final class DeltaRules {

    private DeltaRules() {}

    /**
     * Returns what is wrong with a base.
     *
     * @param base what the delta needs
     * @param pieces what the delta writes, in any order
     * @param flashSize bytes of the flash chip
     * @return errors, none for a sound delta
     */
    static List<Problem> check(DeltaBase base, List<Piece> pieces, long flashSize) {
        var problems = new ArrayList<Problem>();
        order(base, problems);
        long end = base.ranges().stream().mapToLong(DeltaBase.Range::end).max().orElse(0);
        if (end > flashSize) {
            problems.add(ArchiveError.DELTA_BAD_BASE.error(
                    "the delta needs what flash holds up to 0x%x, but the flash ends at 0x%x", end, flashSize));
        }
        for (var piece : pieces) {
            overwritten(base, piece, problems);
        }
        return problems;
    }

    private static void order(DeltaBase base, List<Problem> problems) {
        long end = 0;
        for (var range : base.ranges()) {
            if (range.size() == 0 || range.address() < end) {
                problems.add(ArchiveError.DELTA_BAD_BASE.error(
                        "the delta needs %d bytes at 0x%x, behind a range that ends at 0x%x",
                        range.size(), range.address(), end));
                return;
            }
            end = range.end();
        }
    }

    private static void overwritten(DeltaBase base, Piece piece, List<Problem> problems) {
        long from = piece.firstSector();
        long to = FlashSector.ceil(piece.end());
        base.ranges().stream()
                .filter(range -> range.address() < to && from < range.end())
                .findFirst()
                .ifPresent(range -> problems.add(ArchiveError.DELTA_BAD_BASE.error(
                        "%s rewrites 0x%x to 0x%x, but the delta needs what is there from 0x%x to 0x%x",
                        piece.name(), from, to, range.address(), range.end())));
        if (piece.name().equals(DeltaBase.ENTRY)) {
            // in the index its name would make the ROM take the base for a file
            problems.add(ArchiveError.DUPLICATE_NAME.error(
                    "%s at 0x%x: has the name of the entry that says what the delta was made from",
                    piece.file(), piece.address()));
        }
    }
}
