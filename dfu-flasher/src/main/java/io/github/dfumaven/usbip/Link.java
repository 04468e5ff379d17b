// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A TCP connection on which nothing waits longer than it was told, writing included. What has come when time is up is kept,
 * so that reading can go on later.
 */
final class Link implements AutoCloseable {

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    /** What has come and was not taken yet: from 0 to the position. */
    private ByteBuffer received = ByteBuffer.allocate(4096);

    private Link(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_CONNECT);
    }

    /** Connects to the first address of a host that answers. All of them share the time, so that none takes it all. */
    static Link connect(UsbIpHost host, long deadline) throws IOException {
        var addresses = InetAddress.getAllByName(host.address());
        IOException failure = null;
        for (int i = 0; i < addresses.length; i++) {
            long now = System.nanoTime();
            long share = (deadline - now) / (addresses.length - i);
            try {
                return connect(new InetSocketAddress(addresses[i], host.port()), now + share);
            } catch (InterruptedIOException e) {
                if (!(e instanceof SocketTimeoutException)) {
                    throw e;
                }
                failure = e;
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure == null ? new IOException("the name has no address") : failure;
    }

    private static Link connect(InetSocketAddress address, long deadline) throws IOException {
        var link = unconnected();
        try {
            link.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            link.channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            if (!link.channel.connect(address)) {
                do {
                    link.await(SelectionKey.OP_CONNECT, deadline);
                } while (!link.channel.finishConnect());
            }
            return link;
        } catch (IOException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /** Makes a link of two things that the system has few of: if the second cannot be had, the first is given back. */
    private static Link unconnected() throws IOException {
        var channel = SocketChannel.open();
        try {
            return new Link(channel, Selector.open());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the moment after a time, as {@link System#nanoTime()} will tell it. */
    static long deadline(Duration time) {
        return System.nanoTime() + Math.min(time.toMillis(), Duration.ofDays(1).toMillis()) * 1_000_000;
    }

    /** Returns the time until a moment, at least a millisecond. */
    static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    void write(Bytes bytes, long deadline) throws IOException {
        var buffer = bytes.asByteBuffer();
        while (buffer.hasRemaining()) {
            if (channel.write(buffer) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    /**
     * Reads.
     *
     * @throws SocketTimeoutException if not all has come in time
     * @throws EOFException if the other side has closed the connection
     */
    Bytes read(int size, long deadline) throws IOException {
        while (received.position() < size) {
            ensureRoom();
            int count = channel.read(received);
            if (count < 0) {
                throw new EOFException("the server has closed the connection");
            }
            if (count == 0) {
                await(SelectionKey.OP_READ, deadline);
            }
        }
        received.flip();
        var taken = Bytes.copyOf(received.slice(0, size));
        received.position(size);
        received.compact();
        return taken;
    }

    /** Tells whether the other side is gone, or has sent what nobody asked for. */
    boolean isSpoilt() {
        try {
            ensureRoom();
            return received.position() > 0 || channel.read(received) != 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try (channel;
                selector) {
            key.cancel();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }

    private void ensureRoom() {
        if (!received.hasRemaining()) {
            received = ByteBuffer.allocate(received.capacity() * 2).put(received.flip());
        }
    }

    private void await(int operation, long deadline) throws IOException {
        long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        key.interestOps(operation);
        selector.select(millis);
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while waiting for the server");
        }
    }
}
