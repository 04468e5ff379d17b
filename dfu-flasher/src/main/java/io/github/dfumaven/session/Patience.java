// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import java.time.Duration;
import java.util.Optional;

/**
 * Bounds what a busy device may ask of us: the length of one wait, their number, and all of them together. Devices are
 * known that state bogus poll times, and others that are busy for ever.
 */
final class Patience {

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_POLLS = 10_000;

    private final Duration limit;
    private Duration waited = Duration.ZERO;
    private int polls;

    Patience(Duration limit) {
        this.limit = limit;
    }

    /** Returns how long to wait before the next GETSTATUS, or empty when it is enough. */
    Optional<Duration> next(Duration asked) {
        if (waited.compareTo(limit) >= 0 || ++polls > MOST_POLLS) {
            return Optional.empty();
        }

        var wait = asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
        wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        waited = waited.plus(wait);
        return Optional.of(wait);
    }

    Duration waited() {
        return waited;
    }

    /** Starts to count anew, when the device got somewhere. */
    void renew() {
        waited = Duration.ZERO;
        polls = 0;
    }
}
