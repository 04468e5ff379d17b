// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.error.InvalidRequestException;
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

/**
 * Lends the boards at some places of a bus to USB/IP clients, as many at a time as there are boards: their control
 * transfers, which is all that DFU needs.
 *
 * <pre>{@code
 * try (var server = UsbIpServer.start(bus, List.of(UsbPath.of(1, 10)), ServerSetup.local(0))) {
 *     UsbIpHosts.open(UsbIpHost.parse("usbip://localhost:" + server.port()));
 * }
 * }</pre>
 */
public final class UsbIpServer implements AutoCloseable {

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
     * @param bus where the boards are, open for longer than this
     * @param places of the boards that are lent, in the order in which clients are told of them
     * @param setup where and how to serve
     * @return a server that clients can reach, to be closed
     * @throws InvalidRequestException if two places on different hosts would be called the same, or it cannot listen
     *     there, because the port is taken for example
     * @throws IOException if the system has no socket for it
     */
    public static UsbIpServer start(UsbBus bus, List<UsbPath> places, ServerSetup setup) throws IOException {
        return start(bus, places, setup, new ServerSocket(), FIRST_WORDS);
    }

    /** Starts to serve on a socket that is not bound yet, and that is closed with the server or when it cannot listen. */
    static UsbIpServer start(
            UsbBus bus, List<UsbPath> places, ServerSetup setup, ServerSocket socket, Duration firstWords)
            throws IOException {
        var server = new UsbIpServer(socket, setup, firstWords);
        server.export(bus, places);
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
        server.start("usbip server", server::accept);
        return server;
    }

    private void export(UsbBus bus, List<UsbPath> places) throws InvalidRequestException {
        for (var place : places) {
            var board = new ExportedBoard(bus, place, setup.sysfs());
            var other = boards.putIfAbsent(board.busId(), board);
            if (other != null) {
                throw UsbIpHostError.SAME_BUS_ID.about(
                        "path", place, "would be called %s, and so would %s", board.busId(), other.path());
            }
        }
    }

    /** {@return where the server listens: the port really taken} */
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
