// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Offers simulated devices to USB/IP clients, as many at a time as there are devices. Each client has a thread of its own.
 *
 * <pre>{@code
 * try (var server = UsbIpServer.start(Map.of(UsbPath.of(1, 10), rom), ServerSetup.local(0))) {
 *     UsbIpHosts.open("usbip://localhost:" + server.port());
 * }
 * }</pre>
 */
public final class UsbIpServer implements AutoCloseable {

    private static final int MOST_CLIENTS = 256;
    private static final int LAST_DEVNUM = 127;
    private static final long JOIN_MILLIS = 5000;

    private final ServerSocket listening;
    private final ServerSetup setup;
    private final Map<String, ExportedBoard> boards = new LinkedHashMap<>();
    private final Map<ClientConnection, Thread> clients = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private UsbIpServer(ServerSocket listening, ServerSetup setup) {
        this.listening = listening;
        this.setup = setup;
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
        // Closed by the server, or below when it cannot listen.
        @SuppressWarnings("resource")
        var socket = new ServerSocket();
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
        var server = new UsbIpServer(socket, setup);
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
        try {
            listening.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
        var ending = new ArrayList<>(clients.values());
        clients.keySet().forEach(ClientConnection::close);
        try {
            for (var thread : ending) {
                thread.join(JOIN_MILLIS);
            }
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

    private void accept() {
        while (!listening.isClosed()) {
            try {
                admit(listening.accept());
            } catch (SocketException e) {
                // Closed, or a client that left again before it was served.
            } catch (IOException e) {
                // Out of file descriptors, for example: those who are served go on, and others may come later.
            }
        }
    }

    private void admit(Socket socket) throws IOException {
        if (clients.size() >= MOST_CLIENTS) {
            socket.close();
            return;
        }
        var client = new ClientConnection(this, socket);
        var thread = new Thread(
                () -> {
                    try {
                        client.serve();
                    } finally {
                        clients.remove(client);
                    }
                },
                "usbip client");
        thread.setDaemon(true);
        clients.put(client, thread);
        thread.start();
        if (listening.isClosed()) {
            client.close();
        }
    }

    private void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
