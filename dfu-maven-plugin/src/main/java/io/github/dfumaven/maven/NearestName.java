// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of several names a mistyped one was meant to be. */
final class NearestName {

    private NearestName() {}

    /**
     * {@return the name that the fewest changes lead to: a letter put in, taken out, replaced, or swapped with its neighbour; the nearest,
     * the first in the alphabet of several; empty if there are no names}. Capitals are no difference.
     *
     * @param typed what was written
     * @param names what it may have been meant to be
     */
    static Optional<String> of(String typed, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance(lower(typed), lower(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance with swapped neighbours as one change (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
