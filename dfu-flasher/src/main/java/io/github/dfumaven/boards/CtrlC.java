// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boards;

import io.github.dfumaven.flash.Cancellation;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and SIGTERM break off the flashing cleanly: while this is open, the end of the JVM cancels the work and
 * waits until it has stopped, at most ten seconds.
 */
public final class CtrlC implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "dfu ctrl-c");

    private final OptionalInt exit;

    private CtrlC(OptionalInt exit) {
        this.exit = exit;
    }

    /**
     * Starts to watch for the end of the JVM.
     *
     * @return to be closed when the work is done
     */
    public static CtrlC watch() {
        return watch(OptionalInt.empty());
    }

    /**
     * Starts to watch for the end of the JVM, and ends it with an exit code of our own: that of Java tells the signal,
     * so that SIGTERM is 143. For a process that does nothing else; what it has to say must be said before this is
     * closed.
     *
     * @param code the exit code
     * @return to be closed when the work is done
     */
    public static CtrlC watchAndExit(int code) {
        return watch(OptionalInt.of(code));
    }

    private static CtrlC watch(OptionalInt exit) {
        var watch = new CtrlC(exit);
        Runtime.getRuntime().addShutdownHook(watch.hook);
        return watch;
    }

    /**
     * Returns what is cancelled.
     *
     * @return to be handed to the flasher
     */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Says that the work is done: the JVM may end. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook has been told.
        }
    }

    private void onShutdown() {
        cancellation.cancel();
        try {
            boolean unused = stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exit.ifPresent(Runtime.getRuntime()::halt);
    }
}
