// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads that go from one flash to the next, for tests that flash a hundred thousand times: on a virtual machine more than
 * half of their time was to start and to end threads.
 */
final class KeptThreads extends AbstractExecutorService {

    /** For any number of boards. */
    static final Together TOGETHER = new Together(count -> new KeptThreads());

    private static final ExecutorService ALL = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "dfu-flash");
        thread.setDaemon(true);
        return thread;
    });

    private KeptThreads() {}

    @Override
    public void execute(Runnable work) {
        ALL.execute(work);
    }

    /** Keeps them. */
    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
        return false;
    }
}
