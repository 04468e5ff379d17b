// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * What has to be put in order when the JVM is told to end while work is under way, as by SIGINT, SIGTERM or SIGHUP. It is
 * done one after the other, what was begun last first, so that nothing is taken from under something else; what is begun and
 * done meanwhile is no matter. A JVM that ends by itself has nothing to put in order any more.
 */
public final class Shutdown {

    /** Something under way; closed when it is done. */
    public static final class Act implements AutoCloseable {

        private final Runnable order;

        private Act(Runnable order) {
            this.order = order;
        }

        /** Says that it is done, so that there is nothing to put in order. */
        @Override
        public void close() {
            ALL.remove(this);
        }
    }

    /** The exit code while this is open; closed when the JVM may end as it likes. */
    public static final class ExitCode implements AutoCloseable {

        private final OptionalInt before;

        private ExitCode(OptionalInt before) {
            this.before = before;
        }

        @Override
        public void close() {
            ALL.exit(before);
        }
    }

    private static final Shutdown ALL = new Shutdown();

    private final Deque<Act> acts = new ArrayDeque<>();
    private OptionalInt exit = OptionalInt.empty();
    private boolean hooked;
    private boolean begun;
    private boolean over;

    private Shutdown() {}

    /**
     * Begins something.
     *
     * @param order puts it in order when the JVM is told to end; on another thread, at any moment until the act is closed,
     *     and perhaps a little longer
     * @return to be closed when it is done
     * @throws InterruptedIOException if the JVM is about to end, so that nothing may be begun any more
     */
    public static Act before(Runnable order) throws InterruptedIOException {
        var act = new Act(order);
        ALL.add(act);
        return act;
    }

    /**
     * Lets the JVM end with an exit code of our own when it is told to end, whatever told it: Java's own codes tell the
     * signal, so that SIGTERM is 143. For a process that does nothing else.
     *
     * @param code the exit code
     * @return to be closed when the JVM may end as it likes
     */
    public static ExitCode exitingWith(int code) {
        return new ExitCode(ALL.exit(OptionalInt.of(code)));
    }

    /** {@return whether the JVM was told to end, so that what fails now fails of that: whether things are being put in order, or were} */
    public static boolean hasBegun() {
        return ALL.isBegun();
    }

    private synchronized boolean isBegun() {
        return begun;
    }

    private synchronized void add(Act act) throws InterruptedIOException {
        if (over) {
            throw new InterruptedIOException("interrupted");
        }
        hook();
        acts.push(act);
    }

    private synchronized void remove(Act act) {
        acts.remove(act);
    }

    private synchronized OptionalInt exit(OptionalInt code) {
        hook();
        var before = exit;
        exit = code;
        return before;
    }

    private void hook() {
        if (!hooked && !begun) {
            hooked = true;
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(this::run, "dfu shutdown"));
            } catch (IllegalStateException e) {
                // It ends already, and with us as well as with anybody else.
                begun = true;
                over = true;
            }
        }
    }

    private void run() {
        var code = begin();
        for (var act = next(); act != null; act = next()) {
            try {
                act.order.run();
            } catch (RuntimeException | Error e) {
                // The others have to be put in order all the same, and there is nobody to tell.
            }
        }
        code.ifPresent(Runtime.getRuntime()::halt);
    }

    private synchronized OptionalInt begin() {
        begun = true;
        return exit;
    }

    private synchronized Act next() {
        var act = acts.poll();
        over = act == null;
        return act;
    }
}
