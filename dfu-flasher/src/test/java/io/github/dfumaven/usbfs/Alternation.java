// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Two candidates that were measured in turns, so that a busy machine disturbs both alike.
 *
 * @param first what the rounds of the one came to
 * @param second what the rounds of the other came to
 */
public record Alternation<T>(List<T> first, List<T> second) {

    /** How many rounds are measured. */
    public static final int ROUNDS = Integer.getInteger("dfu.benchmark.rounds", 5);

    /** One run of a candidate, which returns what it measured. */
    public interface Run<T> {
        T run() throws Exception;
    }

    /** Runs both as often as there are rounds, after one that only warms up. */
    public static <T> Alternation<T> of(Run<T> first, Run<T> second) throws Exception {
        var firsts = new ArrayList<T>();
        var seconds = new ArrayList<T>();
        for (int n = 0; n <= ROUNDS; n++) {
            var before = first.run();
            var other = second.run();
            if (n > 0) {
                firsts.add(before);
                seconds.add(other);
            }
        }
        return new Alternation<>(firsts, seconds);
    }

    /** Prints the medians of a measure in seconds, and the ratio of the second to the first. */
    public void tell(String what, ToDoubleFunction<T> seconds) {
        double before = median(first, seconds);
        double other = median(second, seconds);
        System.out.printf(Locale.ROOT, "benchmark: | %s | %.2f | %.2f | %.2f |%n", what, before, other, other / before);
    }

    private static <T> double median(List<T> runs, ToDoubleFunction<T> measure) {
        return runs.stream()
                .mapToDouble(measure)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
