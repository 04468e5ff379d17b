// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import static io.github.dfumaven.operator.Pages.JOB;
import static io.github.dfumaven.operator.Pages.LEFT;
import static io.github.dfumaven.operator.Pages.address;
import static io.github.dfumaven.operator.Pages.ask;
import static io.github.dfumaven.operator.Pages.get;
import static io.github.dfumaven.operator.Pages.page;
import static io.github.dfumaven.operator.Pages.port;
import static io.github.dfumaven.operator.Pages.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.operator.Pages.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class OperatorPageTest {

    @ParameterizedTest
    @CsvSource({
        "'', text/html; charset=utf-8",
        "style.css, text/css; charset=utf-8",
        "page.js, text/javascript; charset=utf-8",
        "metrics, text/plain; version=0.0.4; charset=utf-8"
    })
    void whatThereIsIsServedAndForbidsAllElse(String path, String type) throws Exception {
        try (var page = page("0")) {
            var got = get(address(page) + path);

            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).isNotEmpty();
            var headers = got.headers();
            assertThat(headers.firstValue("content-type")).hasValue(type);
            assertThat(headers.firstValue("content-security-policy"))
                    .hasValue(
                            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
                                    + " form-action 'none'; frame-ancestors 'none'");
            assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("cache-control")).hasValue("no-store");
            assertThat(headers.firstValue("set-cookie")).isEmpty();
            var head = ask("HEAD", address(page) + path);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("content-length")).isEqualTo(headers.firstValue("content-length"));
        }
    }

    /** The property is that of Java's server. */
    @Test
    void answersDoNotWaitToBeAcknowledgedUnlessSomebodySaidSo() throws Exception {
        var property = "sun.net.httpserver.nodelay";
        System.clearProperty(property);
        try {
            page("0").close();
            assertThat(System.getProperty(property)).isEqualTo("true");

            System.setProperty(property, "false");
            page("0").close();
            assertThat(System.getProperty(property)).isEqualTo("false");
        } finally {
            System.setProperty(property, "true");
        }
    }

    @Test
    void nothingElseIsThereAndNothingCanBeDone() throws Exception {
        try (var page = page("localhost:0")) {
            for (var path : List.of("favicon.ico", "page.html", "events/", "../style.css", "%2e%2e/page.js")) {
                assertThat(get(address(page) + path).statusCode()).as(path).isEqualTo(404);
            }
            for (var method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH")) {
                var refused = ask(method, address(page));
                assertThat(refused.statusCode()).as(method).isEqualTo(405);
                assertThat(refused.headers().firstValue("allow")).hasValue("GET, HEAD");
            }
        }
    }

    @Test
    void pagesOfOtherNamesDoNotGetItFromThisMachine() throws Exception {
        try (var page = page("0")) {
            int port = port(page);
            for (var host : List.of("localhost:" + port, "127.0.0.1", "[::1]:" + port, "LOCALHOST")) {
                assertThat(raw(page, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                        .as(host)
                        .contains(" 200 ");
            }
            for (var host : List.of(
                    "evil.example", "localhost.evil.example:" + port, "127.0.0.1.evil.example", "x@localhost")) {
                assertThat(raw(page, "GET /events HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                        .as(host)
                        .contains(" 403 ");
            }
            assertThat(raw(page, "GET / HTTP/1.0\r\n\r\n")).contains(" 403 ");
            assertThat(raw(page, "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"))
                    .doesNotContain(" 200 ");
        }
    }

    @Test
    void whatOthersReachNeedsTheTokenWhichGoesIntoACookie() throws Exception {
        try (var page = page("0.0.0.0:0");
                var other = page("0.0.0.0:0")) {
            var local = "http://127.0.0.1:" + port(page) + "/";
            assertThat(page.addresses()).allMatch(address -> address.matches("http://[^/]+:\\d+/\\?token=[\\w-]{32}"));
            var query = "?" + URI.create(address(page)).getQuery();
            assertThat(address(other)).doesNotContain(query);

            for (var path : List.of("", "?token=", "?token=wrong", "events", "metrics", "page.js", query + "x")) {
                var refused = get(local + path);
                assertThat(refused.statusCode()).as(path).isEqualTo(403);
                assertThat(refused.body()).contains("the station has printed it");
            }
            assertThat(get(local, "Cookie", "dfu_operator_" + port(page) + "=wrong")
                            .statusCode())
                    .isEqualTo(403);

            var entered = get(local + query);
            assertThat(entered.statusCode()).isEqualTo(303);
            assertThat(entered.headers().firstValue("location")).hasValue("/");
            var cookie = entered.headers().firstValue("set-cookie").orElseThrow();
            assertThat(cookie).endsWith("; Path=/; HttpOnly; SameSite=Strict");
            var kept = "theme=dark; " + cookie.substring(0, cookie.indexOf(';'));
            assertThat(get(local, "Cookie", kept).statusCode()).isEqualTo(200);
            assertThat(get(local + "page.js", "Cookie", kept).statusCode()).isEqualTo(200);
            assertThat(get("http://127.0.0.1:" + port(other) + "/", "Cookie", kept)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(local + "metrics" + query).statusCode())
                    .as("for programs, which keep no cookie")
                    .isEqualTo(200);
        }
    }

    @Test
    void allIsToldFirstThenWhatChangesAndInTheEndThatItHasEnded() throws Exception {
        try (var page = page("0")) {
            try (var first = new Listener(page)) {
                assertThat(first.await("data:")).contains("\"full\":true", "\"state\":\"waiting\"");
                page.on(LEFT.begin());
                assertThat(first.await("data:")).contains("\"full\":false", "\"state\":\"working\"");

                try (var second = new Listener(page)) {
                    assertThat(second.await("data:")).contains("\"full\":true", "\"state\":\"working\"");
                    page.on(LEFT.confirmed());
                    first.await("\"state\":\"confirmed\"");
                    second.await("\"state\":\"confirmed\"");

                    Runnable end = page::close;
                    end.run();
                    assertThat(first.await("\"ended\":true")).contains("The station has ended");
                    second.await("\"ended\":true");
                }
            }
            assertThatThrownBy(() -> get(address(page))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBrowserThatDoesNotReadHoldsNobodyUpAndIsGivenUp() throws Exception {
        try (var page = OperatorPage.open("0", JOB, Tool.WORDING, Duration.ofSeconds(2));
                var stuck = new Socket();
                var sound = new Listener(page)) {
            stuck.setReceiveBufferSize(1024);
            stuck.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(page)));
            stuck.getOutputStream()
                    .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(stuck.getInputStream().read()).isEqualTo('H');
            page.on(LEFT.begin());
            var big = "x".repeat(8 << 20); // more than the system keeps for a connection

            page.on(LEFT.note("the first " + big));
            sound.await("The first x");
            long start = System.nanoTime();
            for (int n = 0; n < 10_000; n++) {
                page.on(LEFT.note("and another " + n));
            }
            page.on(LEFT.confirmed());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("what the station waits for")
                    .isLessThan(Duration.ofSeconds(2));

            sound.await("\"state\":\"confirmed\"");
            assertThat(threadsAwait(1)).as("threads that tell a browser").isEqualTo(1);
        }
    }

    /** Waits until so many threads of pages tell a browser. */
    private static long threadsAwait(long wanted) throws InterruptedException {
        while (true) {
            long telling = Thread.getAllStackTraces().values().stream()
                    .filter(stack -> List.of(stack).stream()
                            .anyMatch(at -> at.getClassName().equals(EventStream.class.getName())
                                    && at.getMethodName().equals("serve")))
                    .count();
            if (telling == wanted) {
                return telling;
            }
            Thread.sleep(20);
        }
    }

    @Test
    void aRequestThatDoesNotEndIsGivenUp() throws Exception {
        try (var page = OperatorPage.open("0", JOB, Tool.WORDING, Duration.ofMillis(200));
                var slow = new Socket(InetAddress.getLoopbackAddress(), port(page))) {
            slow.getOutputStream().write("GET / HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));

            assertThat(slow.getInputStream().read()).isEqualTo(-1);
            assertThat(get(address(page)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void noMoreBrowsersAreServedThanThereIsRoomFor() throws Exception {
        try (var page = page("0")) {
            var browsers = new ArrayList<Listener>();
            for (int n = 0; n < EventStream.MOST; n++) {
                browsers.add(new Listener(page));
                browsers.get(n).await("data:");
            }

            assertThat(raw(page, "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .contains(" 503 ");
            assertThat(get(address(page)).statusCode()).isEqualTo(200);

            for (var browser : browsers) {
                browser.close();
            }
        }
    }
}
