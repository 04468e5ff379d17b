// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.flash.Cancellation;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends a station: first gently, so that the boards that are being flashed are done; then at once. */
public final class Stop {

    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Cancellation cancellation;

    /**
     * Creates what has stopped nothing yet.
     *
     * @param cancellation breaks off the flashing
     */
    public Stop(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** {@return what breaks off the flashing} */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Lets no further board begin; the second time, breaks off those that are at work. */
    public void next() {
        if (wanted.getAndSet(true)) {
            cancellation.cancel();
        }
    }

    /** {@return whether no further board is to begin} */
    public boolean isWanted() {
        return wanted.get() || cancellation.isCancelled();
    }
}
