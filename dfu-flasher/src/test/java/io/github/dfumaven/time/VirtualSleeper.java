// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.time;

import java.time.Duration;

/**
 * A clock that only moves when somebody sleeps, and then at once. Several threads share one time: each sleep moves it for
 * all of them.
 */
public final class VirtualSleeper implements Sleeper {

    private Duration elapsed = Duration.ZERO;

    @Override
    public synchronized void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before sleeping " + time);
        }
        if (time.isNegative()) {
            throw new IllegalArgumentException("cannot sleep " + time);
        }
        elapsed = elapsed.plus(time);
    }

    @Override
    public synchronized long nanoTime() {
        return elapsed.toNanos();
    }

    /** How long everybody has slept so far, added up. */
    public synchronized Duration elapsed() {
        return elapsed;
    }
}
