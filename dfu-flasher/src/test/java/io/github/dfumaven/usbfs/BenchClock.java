// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a child process does. */
final class BenchClock {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private BenchClock() {}

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + LIMIT + " in vain");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
