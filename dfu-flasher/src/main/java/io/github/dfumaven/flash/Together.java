// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Runs the work on several boards at the same time, each in a thread of its own, and waits for all of them. Whatever is
 * thrown ends the work on one board, in a result, and disturbs none of the others.
 *
 * @param threads makes as many as there are boards
 */
record Together(IntFunction<ExecutorService> threads) {

    /** In threads that are there for this work only, so that whatever they inherit is that of who asked for it. */
    static final Together IN_NEW_THREADS = new Together(count -> Executors.newFixedThreadPool(count, work -> {
        var thread = new Thread(work, "dfu-flash");
        thread.setDaemon(true);
        return thread;
    }));

    /** The work on one board. */
    interface Task<T> {
        /** Returns what came of it. */
        T run();

        /** Returns what came of it when something was thrown that should never be, or the thread could not begin. */
        T failed(Throwable why);
    }

    /** Returns one result a task, in order. An interrupt of the waiting thread cancels all of them. */
    <T> List<T> run(List<? extends Task<T>> tasks, Cancellation cancellation) {
        if (tasks.isEmpty()) {
            return List.of();
        }

        var executor = threads.apply(tasks.size());
        try {
            var started = tasks.stream().map(task -> start(executor, task)).toList();
            var ended =
                    started.stream().map(future -> await(future, cancellation)).toList();
            // Only now are the others' memory and threads free again.
            var results = new ArrayList<T>();
            for (int i = 0; i < tasks.size(); i++) {
                results.add(result(tasks.get(i), ended.get(i)));
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }

    private static <T> Future<T> start(ExecutorService executor, Task<T> task) {
        try {
            return executor.submit(() -> runWhole(task));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <T> T runWhole(Task<T> task) {
        try {
            return task.run();
        } catch (RuntimeException | Error e) {
            return task.failed(e);
        }
    }

    private static <T> T result(Task<T> task, Future<T> ended) {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            return task.failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("it had ended", e);
        }
    }

    /** Waits until a future has ended, one way or the other, and returns it. */
    private static <T> Future<T> await(Future<T> future, Cancellation cancellation) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    future.get();
                    return future;
                } catch (InterruptedException e) {
                    // The boards are to be left in order, which does not take long: every wait of theirs has a limit.
                    interrupted = true;
                    cancellation.cancel();
                } catch (ExecutionException e) {
                    return future;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
