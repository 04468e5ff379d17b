// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.time;

import java.time.Duration;

/**
 * Where waiting and time come from, so that tests need not wait. May be shared by threads.
 *
 * <pre>{@code
 * long end = sleeper.nanoTime() + limit.toNanos();
 * while (!found() && sleeper.nanoTime() - end < 0) {
 *     sleeper.sleep(Duration.ofMillis(100));
 * }
 * }</pre>
 */
public interface Sleeper {

    /** The clock of this machine. */
    Sleeper REAL = new Sleeper() {
        @Override
        public void sleep(Duration time) throws InterruptedException {
            long nanos = time.toNanos();
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    };

    /**
     * Waits.
     *
     * @param time how long, zero or more
     * @throws InterruptedException if the thread is interrupted before or meanwhile
     */
    void sleep(Duration time) throws InterruptedException;

    /** {@return a time to measure others against: nanoseconds since an arbitrary moment; compare by difference, it may overflow} */
    long nanoTime();
}
