// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.load;

import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.BoardResult.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came of flashes with faults. */
final class Tally {

    private final Map<String, Integer> codes = new TreeMap<>();
    private int flashed;
    private int failed;
    private int restarted;
    private int faults;
    private int unheard;

    void add(BoardResult result, boolean holds, boolean heldBefore, int happened) {
        faults += happened;
        if (result.outcome() == Outcome.FLASHED) {
            flashed++;
            restarted += result.restarts() > 0 ? 1 : 0;
            return;
        }
        failed++;
        unheard += holds && !heldBefore ? 1 : 0;
        codes.merge(result.error().orElseThrow().code().id(), 1, Integer::sum);
    }

    void print(String what, long nanos) {
        System.out.printf(
                "load: %s: %d flashes, %d faults, %.1f s: %d flashed and holding the image (%d of them after a restart);"
                        + " %d failed %s, of which %d hold it although no verdict was heard%n",
                what, flashed + failed, faults, nanos / 1e9, flashed, restarted, failed, codes, unheard);
    }
}
