// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the work on several boards at the same time, each in a thread of its own, and waits for all of them. */
final class Together {

    private Together() {}

    /** Returns one result a task, in order. An interrupt of the waiting thread cancels all of them. */
    static <T> List<T> run(List<Callable<T>> tasks, Cancellation cancellation) {
        if (tasks.isEmpty()) {
            return List.of();
        }

        var threads = Executors.newFixedThreadPool(tasks.size(), work -> {
            var thread = new Thread(work, "dfu-flash");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var started = tasks.stream().map(threads::submit).toList();
            var results = new ArrayList<T>();
            for (var one : started) {
                results.add(await(one, cancellation));
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T await(Future<T> future, Cancellation cancellation) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    // The boards are to be left in order, which does not take long: every wait of theirs has a limit.
                    interrupted = true;
                    cancellation.cancel();
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a board's thread failed", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
