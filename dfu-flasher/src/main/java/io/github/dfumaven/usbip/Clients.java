// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clients of a server, each with a thread of its own. When there is no room for another one, the one that is here for
 * longest without using a board has to go: those who only hold a connection shut nobody out.
 */
final class Clients {

    static final int MOST = 256;

    private static final long JOIN_MILLIS = 5000;

    /** The oldest first. */
    private final Map<ClientConnection, Thread> present = new LinkedHashMap<>();

    private boolean closed;

    /** Serves a client in a thread of its own, or closes its connection. */
    void admit(UsbIpServer server, Socket socket) {
        var client = new ClientConnection(server, socket);
        var thread = new Thread(() -> serve(client), "usbip client");
        thread.setDaemon(true);
        if (!enter(client, thread)) {
            client.close();
            return;
        }
        boolean started = false;
        try {
            thread.start();
            started = true;
        } finally {
            if (!started) {
                client.close();
                leave(client);
            }
        }
    }

    /** Sends all away, and waits until their boards are released. */
    void close() throws InterruptedException {
        ArrayList<Thread> ending;
        synchronized (this) {
            closed = true;
            ending = new ArrayList<>(present.values());
            present.keySet().forEach(ClientConnection::close);
        }
        for (var thread : ending) {
            thread.join(JOIN_MILLIS);
        }
    }

    private void serve(ClientConnection client) {
        try {
            client.serve();
        } finally {
            leave(client);
        }
    }

    private synchronized boolean enter(ClientConnection client, Thread thread) {
        if (closed || (present.size() >= MOST && !sendOneAway())) {
            return false;
        }
        present.put(client, thread);
        return true;
    }

    private boolean sendOneAway() {
        var oldest =
                present.keySet().stream().filter(ClientConnection::sendAway).findFirst();
        oldest.ifPresent(present::remove);
        return oldest.isPresent();
    }

    private synchronized void leave(ClientConnection client) {
        present.remove(client);
    }
}
