// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does several things at the same time, so that all of them take hardly longer than the slowest. */
final class SideBySide {

    /** As many as a USB bus has addresses, so that the devices of one bus do not wait for each other. */
    private static final int MOST_THREADS = 128;

    private SideBySide() {}

    /**
     * Returns what came of each task, in their order. An interrupt goes on to all of them; they end, and the calling
     * thread is interrupted afterwards.
     */
    static <T> List<T> run(List<Supplier<T>> tasks) {
        if (tasks.size() < 2) {
            return tasks.stream().map(Supplier::get).toList();
        }
        var threads = threads("usbip look", Math.min(tasks.size(), MOST_THREADS));
        try {
            var started = new ArrayList<Future<T>>();
            tasks.forEach(task -> started.add(threads.submit(task::get)));
            return all(started);
        } finally {
            threads.shutdown();
        }
    }

    /** Returns threads that do not keep the program alive. */
    static ExecutorService threads(String name, int count) {
        return Executors.newFixedThreadPool(count, work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static <T> List<T> all(List<Future<T>> started) {
        var results = new ArrayList<T>();
        boolean interrupted = false;
        for (var future : started) {
            boolean done = false;
            while (!done) {
                try {
                    results.add(future.get());
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a look at a device failed", e.getCause());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return results;
    }
}
