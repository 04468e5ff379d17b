// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.util.concurrent.atomic.AtomicBoolean;

/** Lets another thread, such as that of Ctrl-C, break off the work: the devices are left in dfuIDLE. */
public final class Cancellation {

    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** Creates one that is not cancelled. */
    public Cancellation() {}

    /** Breaks off the work as soon as the transfers under way have ended. */
    public void cancel() {
        cancelled.set(true);
    }

    /** {@return whether the work is to be broken off: true once {@link #cancel()} was called} */
    public boolean isCancelled() {
        return cancelled.get();
    }
}
