// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import java.util.Optional;

/**
 * One element of a list in a pom that holds two things.
 *
 * @param left what stands in front of the first separator
 * @param right what stands behind it
 */
record Pair(String left, String right) {

    /**
     * {@return both sides of the first separator, without blanks around them: the two sides, or empty if one is missing}
     *
     * @param separator a regular expression
     * @param text one element
     */
    static Optional<Pair> split(String separator, String text) {
        var sides = text.strip().split(separator, 2);
        return sides.length < 2 || sides[0].isBlank() || sides[1].isBlank()
                ? Optional.empty()
                : Optional.of(new Pair(sides[0].strip(), sides[1].strip()));
    }
}
