// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import java.time.Duration;
import java.util.Optional;

/**
 * Bounds what a busy device may ask of us: the length of one wait, their number, and all of them together. Devices are
 * known that state bogus poll times, and others that are busy for ever.
 *
 * @param limit how long all waits together may become before the last
 * @param delay how long to wait before the next GETSTATUS
 * @param waited all waits together
 * @param polls how many they were
 */
record Patience(Duration limit, Duration delay, Duration waited, int polls) {

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_POLLS = 10_000;

    static Patience of(Duration limit, Duration delay) {
        return new Patience(limit, delay, Duration.ZERO, 0);
    }

    /** Returns the same with one more wait, as long as the device asks for; empty when it is enough. */
    Optional<Patience> next(Duration asked) {
        if (waited.compareTo(limit) >= 0 || polls == MOST_POLLS) {
            return Optional.empty();
        }

        var wait = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
        wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        return Optional.of(new Patience(limit, wait, waited.plus(wait), polls + 1));
    }

    /** Returns the same with nothing waited yet, for a device that got somewhere. */
    Patience renewed() {
        return of(limit, delay);
    }
}
