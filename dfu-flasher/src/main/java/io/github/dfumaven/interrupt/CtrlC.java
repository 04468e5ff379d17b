// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.interrupt;

import io.github.dfumaven.files.Shutdown;
import io.github.dfumaven.flash.Cancellation;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C, SIGTERM and SIGHUP break off the flashing cleanly: while this is open, the end of the JVM cancels the work and
 * waits until it has stopped, at most ten seconds.
 */
public final class CtrlC implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Shutdown.Act act;

    private CtrlC() throws InterruptedIOException {
        act = Shutdown.before(this::stop);
    }

    /**
     * Starts to watch for the end of the JVM.
     *
     * @return to be closed when the work is done, and all is said that is to be said
     * @throws InterruptedIOException if the end has come already
     */
    public static CtrlC watch() throws InterruptedIOException {
        return new CtrlC();
    }

    /** {@return what is cancelled: to be handed to the flasher} */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Says that the work is done: the JVM may end. */
    @Override
    public void close() {
        stopped.countDown();
        act.close();
    }

    private void stop() {
        cancellation.cancel();
        try {
            boolean unused = stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
