// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.FlashSector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where pieces may lie so that the ROM writes all of them and what it writes is what is asked for. The ROM itself
 * checks little of this; it erases by sectors of 4 KiB, sends 24 bits of address and knows 64 entries.
 */
public final class LayoutRules {

    private static final long ROM_LIMIT = 16L << 20;

    private LayoutRules() {}

    /**
     * {@return what is wrong with a layout: errors, none for a layout that works, and warnings of names}
     *
     * @param pieces the entries but for the parameters, in any order
     * @param base what a delta needs on the board, or empty
     * @param flashSize bytes of the flash chip
     */
    public static List<Problem> check(List<PlacedFile> pieces, Optional<DeltaBase> base, long flashSize) {
        var problems = new ArrayList<Problem>();
        if (pieces.size() + 1 > DfuInfo.MAX_RECORDS) {
            problems.add(ArchiveError.TOO_MANY_ENTRIES.error(
                    "%d entries with the flash parameters, but the chip's ROM takes at most %d",
                    pieces.size() + 1, DfuInfo.MAX_RECORDS));
        }
        for (var piece : pieces) {
            place(piece, flashSize, problems);
        }
        names(pieces, problems);
        neighbours(pieces, problems);
        base.ifPresent(found -> problems.addAll(DeltaRules.check(found, pieces, flashSize)));
        return problems;
    }

    private static void place(PlacedFile piece, long flashSize, List<Problem> problems) {
        int length = Bytes.utf8(piece.fileName()).length();
        if (length > DfuInfo.MAX_NAME) {
            problems.add(ArchiveError.NAME_TOO_LONG.error(
                    "%s: the name of this entry has %d bytes, but the chip's ROM finds only names of up to %d",
                    piece.fileName(), length, DfuInfo.MAX_NAME));
        }
        if (piece.address() % 4 != 0) {
            problems.add(ArchiveError.ADDRESS_UNALIGNED.error(
                    "%s at 0x%x: the address is not a multiple of 4, so the ROM would write it wrongly",
                    piece.name(), piece.address()));
        }
        if (piece.end() > flashSize) {
            problems.add(ArchiveError.BEYOND_FLASH.error(
                    "%s at 0x%x: ends at 0x%x, but the flash ends at 0x%x (%d MB)",
                    piece.name(), piece.address(), piece.end(), flashSize, flashSize >> 20));
        } else if (piece.end() > ROM_LIMIT) {
            problems.add(ArchiveError.ABOVE_16_MIB.error(
                    "%s at 0x%x: ends at 0x%x, but the ROM sends 24 bits of address and reaches only 0x%x (16 MB)",
                    piece.name(), piece.address(), piece.end(), ROM_LIMIT));
        }
    }

    /** Whoever extracts the archive writes files of these names. */
    private static void names(List<PlacedFile> pieces, List<Problem> problems) {
        var alike = new HashMap<String, String>();
        for (var piece : pieces) {
            SafeName.problem(piece).ifPresent(problems::add);
            var other = alike.putIfAbsent(piece.fileName().toLowerCase(Locale.ROOT), piece.fileName());
            if (other != null && !other.equals(piece.fileName())) {
                problems.add(ArchiveError.NAMES_ALIKE.warning(
                        "%s and %s differ only in upper and lower case", other, piece.fileName()));
            }
        }
    }

    private static void neighbours(List<PlacedFile> pieces, List<Problem> problems) {
        var sorted = pieces.stream().sorted(LayoutRules::byAddress).toList();
        for (int i = 1; i < sorted.size(); i++) {
            var lower = sorted.get(i - 1);
            var upper = sorted.get(i);
            if (lower.end() > upper.address()) {
                problems.add(ArchiveError.OVERLAP.error(
                        "%s at 0x%x: ends at 0x%x, but %s begins at 0x%x",
                        lower.fileName(), lower.address(), lower.end(), upper.fileName(), upper.address()));
            } else if (lower.size() > 0 && lower.end() > FlashSector.floor(upper.address())) {
                problems.add(ArchiveError.SECTOR_SHARED.error(
                        "%s at 0x%x: ends at 0x%x, in the sector at 0x%x where %s begins at 0x%x",
                        lower.fileName(),
                        lower.address(),
                        lower.end(),
                        FlashSector.floor(upper.address()),
                        upper.fileName(),
                        upper.address()));
            }
        }
    }

    private static int byAddress(PlacedFile one, PlacedFile other) {
        int order = Long.compare(one.address(), other.address());
        return order == 0 ? one.fileName().compareTo(other.fileName()) : order;
    }
}
