// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers to browsers. All of them forbid whatever the page does not need. */
final class Answer {

    static final String TEXT = "text/plain; charset=utf-8";

    private static final String NOTHING_FOREIGN =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private Answer() {}

    /** Sets the headers that every answer has. */
    static void protect(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", NOTHING_FOREIGN);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    static boolean wantsContent(HttpExchange exchange) {
        return !exchange.getRequestMethod().equals("HEAD");
    }

    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var content = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (wantsContent(exchange)) {
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
        } else {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Says in a sentence why there is nothing else. */
    static void say(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, TEXT, sentence + "\n");
    }

    static void redirect(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", path);
        exchange.sendResponseHeaders(303, -1);
    }
}
