// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came of downloads with faults. */
final class Tally {

    private final Map<String, Map<String, Integer>> outcomes = new TreeMap<>();

    /** Counts a result by the code of its error, or as {@code flashed}. */
    void add(String whom, int restarts, Fault fault, BoardResult result) {
        var code = result.error().map(error -> error.code().id()).orElse("flashed");
        outcomes.computeIfAbsent(
                        String.format(Locale.ROOT, "%s, %d restarts, %s", whom, restarts, fault),
                        key -> new TreeMap<>())
                .merge(code, 1, Integer::sum);
    }

    void print() {
        int all = outcomes.values().stream()
                .flatMap(outcome -> outcome.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        outcomes.forEach((what, counts) -> System.out.println("fault matrix " + what + ": " + counts));
        System.out.println("fault matrix: " + all + " downloads");
    }
}
