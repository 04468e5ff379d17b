// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.esp.FlashSector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongPredicate;

/** Puts sectors together to runs, few enough for an archive and with as few other sectors as can be. */
final class Runs {

    /** A run of sectors without a gap, from the first byte to the one behind the last. */
    record Run(long from, long to) {
        long sectors() {
            return (to - from) / FlashSector.SIZE;
        }

        long entries(long largest) {
            return (to - from + largest - 1) / largest;
        }
    }

    private Runs() {}

    /** Joins sectors that touch. */
    static List<Run> of(List<Long> sectors) {
        var runs = new ArrayList<Run>();
        for (long sector : sectors) {
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).to == sector) {
                runs.set(last, new Run(runs.get(last).from, sector + FlashSector.SIZE));
            } else {
                runs.add(new Run(sector, sector + FlashSector.SIZE));
            }
        }
        return runs;
    }

    /**
     * Bridges the smallest gaps until the runs fit an archive, as far as that is possible.
     *
     * @param runs by ascending address
     * @param most how many entries there may be
     * @param largest bytes of an entry, after which a run is cut
     * @param isKnown whether a sector in a gap is known in full, so that it can be rewritten
     */
    static List<Run> fitted(List<Run> runs, int most, long largest, LongPredicate isKnown) {
        var fitted = new ArrayList<>(runs);
        var closed = new HashSet<Run>();
        while (entries(fitted, largest) > most) {
            int best = -1;
            for (int i = 1; i < fitted.size(); i++) {
                boolean smaller =
                        best < 0 || gap(fitted, i).sectors() < gap(fitted, best).sectors();
                if (smaller && saves(fitted, i, largest) && !closed.contains(gap(fitted, i))) {
                    best = i;
                }
            }
            if (best < 0) {
                return fitted;
            }
            if (isKnown(gap(fitted, best), isKnown)) {
                fitted.set(best - 1, new Run(fitted.get(best - 1).from, fitted.get(best).to));
                fitted.remove(best);
            } else {
                closed.add(gap(fitted, best));
            }
        }
        return fitted;
    }

    static long entries(List<Run> runs, long largest) {
        return runs.stream().mapToLong(run -> run.entries(largest)).sum();
    }

    private static Run gap(List<Run> runs, int behind) {
        return new Run(runs.get(behind - 1).to, runs.get(behind).from);
    }

    private static boolean saves(List<Run> runs, int behind, long largest) {
        var joined = new Run(runs.get(behind - 1).from, runs.get(behind).to);
        return joined.entries(largest)
                < runs.get(behind - 1).entries(largest) + runs.get(behind).entries(largest);
    }

    private static boolean isKnown(Run gap, LongPredicate isKnown) {
        for (long sector = gap.from; sector < gap.to; sector += FlashSector.SIZE) {
            if (!isKnown.test(sector)) {
                return false;
            }
        }
        return true;
    }
}
