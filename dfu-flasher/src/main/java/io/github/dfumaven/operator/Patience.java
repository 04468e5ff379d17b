// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that answer browsers, a limited number of them. A browser that does not read on, or does not say all of what it wants, is
 * given up after a time: its thread is interrupted, which closes its connection.
 */
final class Patience implements Executor, AutoCloseable {

    private static final int LOOKS = 4;

    private final Duration limit;
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService clock;
    private final Map<Thread, Long> deadlines = new ConcurrentHashMap<>();

    Patience(int most, Duration limit) {
        this.limit = limit;
        ThreadFactory daemons = work -> {
            var thread = new Thread(work, "dfu-operator");
            thread.setDaemon(true);
            return thread;
        };
        this.threads = new ThreadPoolExecutor(0, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons);
        this.clock = Executors.newSingleThreadScheduledExecutor(daemons);
        long period = limit.toMillis() / LOOKS;
        var unused = clock.scheduleAtFixedRate(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    /** Returns how long a browser may take. */
    Duration limit() {
        return limit;
    }

    /** The server closes the connection when no thread is left for it. */
    @Override
    public void execute(Runnable task) {
        threads.execute(() -> {
            more();
            try {
                task.run();
            } finally {
                deadlines.remove(Thread.currentThread());
                boolean unused = Thread.interrupted(); // it was too late for what this thread does next
            }
        });
    }

    /** Gives the thread that calls this the whole time again. */
    void more() {
        deadlines.put(Thread.currentThread(), System.nanoTime() + limit.toNanos());
    }

    private void look() {
        long now = System.nanoTime();
        for (var thread : deadlines.keySet()) {
            // Within the map, so that the thread cannot end its work between the question and the answer.
            deadlines.computeIfPresent(thread, (late, deadline) -> {
                if (now - deadline > 0) {
                    late.interrupt();
                }
                return deadline;
            });
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
