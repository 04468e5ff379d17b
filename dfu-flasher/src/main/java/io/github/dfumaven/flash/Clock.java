// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.time.Sleeper;
import java.time.Duration;

/** Time to wait by, in slices short enough that a cancellation is noticed soon. */
record Clock(Sleeper sleeper, Cancellation cancellation) {

    private static final Duration SLICE = Duration.ofMillis(200);

    /** Returns the same clock for what is to be done although it was cancelled. */
    Clock uncancelled() {
        return new Clock(sleeper, new Cancellation());
    }

    /** Waits, or returns early when cancelled. An interrupt of the thread is a cancellation. */
    void pause(Duration time) {
        var left = time;
        while (!left.isZero() && !cancellation.isCancelled()) {
            var slice = left.compareTo(SLICE) > 0 ? SLICE : left;
            sleep(slice);
            left = left.minus(slice);
        }
    }

    /** Waits even when cancelled, for what has to be left in order. */
    void pauseAnyway(Duration time) {
        if (!time.isZero()) {
            sleep(time);
        }
    }

    private void sleep(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
        }
    }

    boolean isCancelled() {
        return cancellation.isCancelled();
    }

    /** Does the same for a board that was asked to leave its application already. */
    void checkNotCancelledOnTheWay(Object device) throws DeviceException {
        if (cancellation.isCancelled()) {
            throw SessionError.INTERRUPTED
                    .on(device, "interrupted while it was on its way into DFU mode")
                    .withHint("Run it again, or press RESET to start its application: nothing in flash has changed.");
        }
    }

    void checkNotCancelled(Object device) throws DeviceException {
        if (cancellation.isCancelled()) {
            throw SessionError.INTERRUPTED
                    .on(device, "interrupted before anything was sent")
                    .withHint("Run it again: nothing was sent.");
        }
    }

    long now() {
        return sleeper.nanoTime();
    }

    Duration since(long start) {
        return Duration.ofNanos(sleeper.nanoTime() - start);
    }

    boolean within(Duration limit, long start) {
        return since(start).compareTo(limit) < 0;
    }
}
