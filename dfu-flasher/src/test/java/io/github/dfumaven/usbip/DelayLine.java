// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A long cable to a server of this machine: every byte arrives a fixed time after it was sent, in either direction. How
 * many bytes are under way does not matter, so nothing is slower but what waits for an answer.
 */
final class DelayLine implements AutoCloseable {

    /** What arrived together; nothing is the end. */
    private record Piece(Bytes bytes, long due) {}

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger pieces = new AtomicInteger();
    private final int server;
    private final long nanos;

    /** Begins to carry connections to a port of this machine. */
    DelayLine(int server, Duration oneWay) throws IOException {
        this.server = server;
        this.nanos = oneWay.toNanos();
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /**
     * Returns how many pieces the clients have sent. Who waits for an answer in between sends each write as a piece.
     */
    int pieces() {
        return pieces.get();
    }

    private void accept() throws IOException {
        while (true) {
            var client = listening.accept();
            var there = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            carry(client, there, pieces);
            carry(there, client, new AtomicInteger());
        }
    }

    private void carry(Socket from, Socket to, AtomicInteger counter) {
        var line = new LinkedBlockingQueue<Piece>();
        start(() -> put(from, line, counter));
        start(() -> take(line, to));
    }

    private void put(Socket from, BlockingQueue<Piece> line, AtomicInteger counter) throws IOException {
        var buffer = new byte[4096];
        int length;
        do {
            length = from.getInputStream().read(buffer);
            if (length > 0) {
                counter.incrementAndGet();
            }
            var bytes = Bytes.copyOf(ByteBuffer.wrap(buffer, 0, Math.max(0, length)));
            line.add(new Piece(bytes, System.nanoTime() + nanos));
        } while (length > 0);
    }

    private static void take(BlockingQueue<Piece> line, Socket to) throws IOException, InterruptedException {
        try (to) {
            for (var piece = line.take(); !piece.bytes().isEmpty(); piece = line.take()) {
                for (long left = piece.due() - System.nanoTime(); left > 0; left = piece.due() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                piece.bytes().writeTo(to.getOutputStream());
            }
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        return; // one of the two has hung up
                    }
                },
                "delay line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
