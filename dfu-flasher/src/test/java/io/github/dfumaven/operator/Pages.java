// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/** A page of a station with one place, and those who look at it. */
final class Pages {

    static final Happening LEFT = new Happening(UsbPath.of(1, 9), "left");
    static final PageJob JOB =
            new PageJob("bench", "dfu.bin", true, OptionalInt.empty(), Map.of(LEFT.path(), LEFT.slot()));
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Pages() {}

    static OperatorPage page(String http) throws InvalidRequestException {
        return OperatorPage.open(http, JOB, Tool.WORDING);
    }

    static String address(OperatorPage page) {
        return page.addresses().get(0);
    }

    static HttpResponse<String> get(String address, String... headers) throws Exception {
        return ask("GET", address, headers);
    }

    static HttpResponse<String> ask(String method, String address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks as no client of ours would, and returns the first line of the answer. */
    static String raw(OperatorPage page, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port(page))) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(lines(socket).readLine());
        }
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static int port(OperatorPage page) {
        return URI.create(address(page)).getPort();
    }

    /** A browser that listens. */
    static final class Listener implements AutoCloseable {

        private final Socket socket = new Socket();
        private final BufferedReader lines;

        Listener(OperatorPage page) throws IOException {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(page)));
            socket.getOutputStream()
                    .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            lines = lines(socket);
        }

        /** Returns the next line that has a text in it. */
        String await(String text) throws IOException {
            while (true) {
                var line = lines.readLine();
                if (line == null) {
                    throw new IOException("ended before " + text);
                }
                if (line.contains(text)) {
                    return line;
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
