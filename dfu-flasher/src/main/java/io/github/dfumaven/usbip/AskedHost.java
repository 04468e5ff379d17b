// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One of several servers. Each question is put to it in the background, so that all are asked at the same time, and one
 * that has failed is not waited for again until it has answered. To be asked by one thread at a time.
 */
final class AskedHost {

    private final UsbIpHost host;
    private final Duration patience;
    private final ExecutorService threads;
    private Optional<FutureTask<List<UsbDevice>>> asked = Optional.empty();
    private Optional<UsbException> problem = Optional.empty();
    private volatile Optional<UsbIpBus> bus = Optional.empty();
    private volatile boolean closed;

    AskedHost(UsbIpHost host, Duration patience, ExecutorService threads) {
        this.host = host;
        this.patience = patience;
        this.threads = threads;
    }

    UsbIpHost host() {
        return host;
    }

    /** Returns the bus of the server if it was ever reached. */
    Optional<UsbIpBus> bus() {
        return bus;
    }

    /** Returns why it was not reached, if it was not. */
    Optional<UsbException> problem() {
        return problem;
    }

    /** Begins to look whether the server is there. */
    void askIfThere() {
        ask(() -> {
            reach();
            return List.of();
        });
    }

    /** Begins to look at its devices, unless it is still busy with the look before. */
    void askForDevices() {
        if (asked.filter(one -> !one.isDone()).isEmpty()) {
            if (problem.isPresent()) {
                problem = asked.flatMap(AskedHost::failure);
            }
            ask(() -> reach().devices());
        }
    }

    /**
     * Returns what it answers. After a failure it is not waited for until it has answered again.
     *
     * @param limit how long to wait at most
     * @throws UsbException if it does not answer, or not as it should
     */
    List<UsbDevice> answer(Duration limit) throws UsbException {
        if (problem.isPresent() && !asked.orElseThrow().isDone()) {
            throw problem.get();
        }
        return await(limit);
    }

    /**
     * Returns what it answers, waiting for it in any case.
     *
     * @param limit how long to wait at most
     * @throws UsbException if it does not answer, or not as it should
     */
    List<UsbDevice> await(Duration limit) throws UsbException {
        try {
            var answer = asked.orElseThrow().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            problem = Optional.empty();
            return answer;
        } catch (TimeoutException e) {
            throw failed(new UsbException(
                    UsbError.USB_HOST_UNREACHABLE,
                    "USB/IP server " + host + ": no answer within " + limit.toMillis() + " ms",
                    e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsbException(UsbError.USB_INTERRUPTED, "USB/IP server " + host + ": interrupted", e);
        } catch (ExecutionException e) {
            throw failed(cause(e));
        }
    }

    private static Optional<UsbException> failure(FutureTask<List<UsbDevice>> done) {
        try {
            done.get();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(cause(e));
        }
    }

    private static UsbException cause(ExecutionException e) {
        if (e.getCause() instanceof UsbException why) {
            return why;
        }
        throw new IllegalStateException("a look at a USB/IP server failed", e.getCause());
    }

    /** Lets go of its devices. Whoever asks it at this moment must have been interrupted. */
    void close() {
        closed = true;
        bus.ifPresent(UsbIpBus::close);
    }

    private void ask(Callable<List<UsbDevice>> question) {
        var task = new FutureTask<>(question);
        asked = Optional.of(task);
        threads.execute(task);
    }

    private UsbException failed(UsbException why) {
        problem = Optional.of(why);
        return why;
    }

    private UsbIpBus reach() throws UsbException {
        if (bus.isEmpty()) {
            var opened = UsbIpBus.open(host, patience);
            bus = Optional.of(opened);
            if (closed) {
                opened.close();
            }
        }
        return bus.get();
    }
}
