// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Offers simulated devices to USB/IP clients, as many at a time as there are devices.
 *
 * <pre>{@code
 * try (var server = UsbIpServer.start(Map.of(UsbPath.of(1, 10), rom), ServerSetup.local(0))) {
 *     UsbIpHosts.open(UsbIpHost.parse("usbip://localhost:" + server.port()));
 * }
 * }</pre>
 */
public final class UsbIpServer implements AutoCloseable {

    private static final int LAST_DEVNUM = 127;

    /** How long a client may take to say what it wants. Once it uses a board, it may be silent as long as it likes. */
    private static final Duration FIRST_WORDS = Duration.ofSeconds(3);

    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final ServerSocket listening;
    private final ServerSetup setup;
    private final Map<String, ExportedBoard> boards = new LinkedHashMap<>();
    private final Clients clients = new Clients();
    private final Duration firstWords;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private UsbIpServer(ServerSocket listening, ServerSetup setup, Duration firstWords) {
        this.listening = listening;
        this.setup = setup;
        this.firstWords = firstWords;
    }

    /**
     * Starts to serve.
     *
     * @param devices where they are plugged in, as clients shall see it; each as if just powered on
     * @param setup where and how to serve
     * @return a server that clients can reach, to be closed
     * @throws InvalidRequestException if it cannot listen there, because the port is taken for example
     * @throws IOException if the system has no socket for it
     */
    public static UsbIpServer start(Map<UsbPath, ? extends SimulatedDevice> devices, ServerSetup setup)
            throws IOException {
        return start(devices, setup, new ServerSocket(), FIRST_WORDS);
    }

    /** Starts to serve on a socket that is not bound yet, and that is closed with the server or when it cannot listen. */
    static UsbIpServer start(
            Map<UsbPath, ? extends SimulatedDevice> devices,
            ServerSetup setup,
            ServerSocket socket,
            Duration firstWords)
            throws IOException {
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(setup.address(), setup.port()));
        } catch (IOException e) {
            socket.close();
            throw UsbIpHostError.CANNOT_LISTEN.about(
                    "port",
                    setup.port(),
                    "cannot listen on %s: %s",
                    setup.address().getHostAddress(),
                    Objects.requireNonNullElse(e.getMessage(), "no reason given"));
        }
        var server = new UsbIpServer(socket, setup, firstWords);
        server.export(devices);
        server.start("usbip server", server::accept);
        return server;
    }

    private void export(Map<UsbPath, ? extends SimulatedDevice> devices) {
        var given = new AtomicLong();
        devices.forEach((path, device) -> boards.put(
                path.toString(),
                new ExportedBoard(
                        path,
                        device,
                        setup.timing(),
                        () -> 2 + given.getAndIncrement() % (LAST_DEVNUM - 1)))); // 1 is the root hub's
    }

    /**
     * Returns where the server listens.
     *
     * @return the port really taken
     */
    public int port() {
        return listening.getLocalPort();
    }

    /**
     * Waits until the server is closed.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Stops to listen, sends every client away, and waits until their boards are released. */
    @Override
    public void close() {
        closing.countDown();
        try {
            listening.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
        try {
            clients.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed.countDown();
    }

    List<ExportedBoard> boards() {
        return List.copyOf(boards.values());
    }

    Optional<ExportedBoard> board(String busId) {
        return Optional.ofNullable(boards.get(busId));
    }

    ServerSetup setup() {
        return setup;
    }

    /** How long a client may take to say what it wants. */
    Duration firstWords() {
        return firstWords;
    }

    private void accept() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!listening.isClosed()) {
            try {
                clients.admit(this, listening.accept());
                pause = FIRST_PAUSE_MILLIS;
            } catch (IOException | OutOfMemoryError e) {
                // Out of file descriptors or threads, for example: those who are served go on, and others may come
                // later. The client that cannot be let in waits in the queue, so trying again at once would be a spin.
                pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void pause(long millis) {
        try {
            // Not longer than the server is there, which is all that the answer would tell.
            boolean unused = closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
