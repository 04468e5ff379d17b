// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;

/** Serves the site to a browser of this machine, as a server of files would. */
final class SiteServer implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css",
            "js", "text/javascript",
            "json", "application/json",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final HttpServer server;

    SiteServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SiteServer::answer);
        server.start();
    }

    /** Returns the address of a page. */
    String address(String page) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")
                .resolve(page)
                .toString();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(1);
            var file = Site.FOLDER.resolve(path.isEmpty() ? "index.html" : path).normalize();
            if (path.equals("favicon.ico")) {
                // Browsers ask the host for an icon of its own, and a site is only a folder there.
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            if (!file.startsWith(Site.FOLDER) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
            exchange.getResponseHeaders().set("Content-Type", type);
            var content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
