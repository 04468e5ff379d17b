// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.time.Duration;
import java.util.Optional;

/** Something that is due after a while, unless it is called off. It has no clock: it is told how much time has passed. */
final class Countdown {

    private Optional<Duration> left = Optional.empty();

    /** Begins anew. */
    void start(Duration time) {
        left = Optional.of(time);
    }

    void stop() {
        left = Optional.empty();
    }

    boolean isRunning() {
        return left.isPresent();
    }

    /** Lets time pass; returns how long ago it was due, once. */
    Optional<Duration> elapse(Duration time) {
        if (left.isEmpty()) {
            return Optional.empty();
        }
        var rest = left.get().minus(time);
        boolean due = rest.isZero() || rest.isNegative();
        left = due ? Optional.empty() : Optional.of(rest);
        return due ? Optional.of(rest.negated()) : Optional.empty();
    }
}
