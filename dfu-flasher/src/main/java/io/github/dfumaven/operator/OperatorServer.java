// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Serves the page, read only. */
final class OperatorServer implements AutoCloseable {

    /** Threads beside those of the streams. */
    private static final int THREADS = 16;

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    /** @see "Java, module jdk.httpserver, System properties used by the HTTP server API" */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final InetAddress address;
    private final Guard guard;
    private final Patience patience;
    private final EventStream events;
    private final PageState state;
    private final String page = resource("page.html");
    private final String style = resource("style.css");
    private final String script = resource("page.js");

    private OperatorServer(HttpServer server, HttpAddress where, PageState state, Duration limit) {
        this.server = server;
        this.address = where.address();
        this.guard = Guard.of(where, server.getAddress().getPort());
        this.state = state;
        this.patience = new Patience(EventStream.MOST + THREADS, limit);
        this.events = new EventStream(state, patience);
    }

    /**
     * Starts a server.
     *
     * @param where what it listens on
     * @param state what it shows
     * @param limit how long a browser may take for what it wants, or to read what it is told
     * @return the server, to be closed
     * @throws IOException if nothing can listen there
     */
    static OperatorServer start(HttpAddress where, PageState state, Duration limit) throws IOException {
        answerAtOnce();
        var server = new OperatorServer(HttpServer.create(where.socket(), 0), where, state, limit);
        server.server.setExecutor(server.patience);
        server.server.createContext("/", server::answer);
        server.server.start();
        return server;
    }

    /**
     * The server of Java 17 sends the head of an answer by itself, and the system keeps back the rest until the browser has
     * acknowledged that, which it does after 40 ms. Java looks at this once a process; who has said something keeps it.
     */
    private static void answerAtOnce() {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    /** Returns the addresses of the page, with the token where one is needed: one or more. */
    List<String> addresses() throws IOException {
        return hosts().stream()
                .map(host -> "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                        + server.getAddress().getPort() + "/" + guard.query())
                .toList();
    }

    private List<String> hosts() throws IOException {
        if (!address.isAnyLocalAddress()) {
            return List.of(address.getHostAddress());
        }
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(found -> found instanceof Inet4Address && !found.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .toList();
        return others.isEmpty() ? List.of(InetAddress.getLocalHost().getHostName()) : others;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer.protect(exchange);
            var refusal = guard.refusal(exchange);
            if (refusal.isPresent()) {
                Answer.say(exchange, 403, refusal.get());
            } else if (!METHODS.contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                Answer.say(exchange, 405, "This page can be looked at, and nothing else.");
            } else {
                show(exchange);
            }
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        switch (String.valueOf(exchange.getRequestURI().getPath())) {
            case "/" -> enter(exchange);
            case "/style.css" -> Answer.send(exchange, 200, "text/css; charset=utf-8", style);
            case "/page.js" -> Answer.send(exchange, 200, "text/javascript; charset=utf-8", script);
            case "/events" -> events.serve(exchange);
            case "/metrics" -> Answer.send(exchange, 200, Metrics.TYPE, Metrics.of(state.all()));
            default -> Answer.say(exchange, 404, "There is no such page here.");
        }
    }

    /** A token in the address would stay in the history of the browser, and be seen by who looks over the shoulder. */
    private void enter(HttpExchange exchange) throws IOException {
        var cookie = guard.cookie(exchange);
        if (cookie.isPresent()) {
            exchange.getResponseHeaders().set("Set-Cookie", cookie.get());
            Answer.redirect(exchange, "/");
        } else {
            Answer.send(exchange, 200, "text/html; charset=utf-8", page);
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(OperatorServer.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives browsers a little time for the last state. */
    @Override
    public void close() {
        events.awaitEnd();
        server.stop(0);
        patience.close();
    }
}
