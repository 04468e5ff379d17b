// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on the socket of a device node; every {@code open} of the node in a child process is a connection. */
final class IoctlServer implements AutoCloseable {

    private final Path socket;
    private final ServerSocketChannel listener;
    private final OpenFiles files;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

    private IoctlServer(Path socket, ServerSocketChannel listener, OpenFiles files) {
        this.socket = socket;
        this.listener = listener;
        this.files = files;
    }

    static IoctlServer listen(Path socket, OpenFiles files) throws IOException {
        Files.createDirectories(socket.resolveSibling("."));
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        var server = new IoctlServer(socket, listener, files);
        start("usbfs " + socket.getFileName(), server::accept);
        return server;
    }

    /** Returns a server for all nodes that have none of their own. */
    static IoctlServer refusing(Path socket) throws IOException {
        return listen(socket, line -> line.serve((request, argument) -> Errno.ENOTTY));
    }

    private void accept() {
        try {
            while (true) {
                var connection = listener.accept();
                connections.add(connection);
                start("usbfs file", () -> serve(connection));
            }
        } catch (ClosedChannelException e) {
            return; // the device is gone
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            files.serve(new IoctlLine(connection));
        } catch (IOException e) {
            return; // the child was ended, or the bench is closed
        } finally {
            connections.remove(connection);
        }
    }

    private static void start(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes no more connections; those that are open hear for themselves that the device is gone. */
    void stopListening() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
    }

    @Override
    public void close() throws IOException {
        stopListening();
        for (var connection : connections) {
            connection.close();
        }
    }

    /** Serves one open file until it is closed. */
    interface OpenFiles {
        void serve(IoctlLine line) throws IOException;
    }
}
