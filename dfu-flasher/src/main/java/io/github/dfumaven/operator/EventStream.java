// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells browsers what is new, as server-sent events: all there is to see first, then what has changed. Nothing is kept for a browser: one
 * that is slow gets the newest state when it is ready for it.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 */
final class EventStream {

    /** How many browsers look at the same time at most. */
    static final int MOST = 32;

    /** More often than that no person sees the difference. */
    private static final Duration PACE = Duration.ofMillis(100);

    private static final Duration LAST_STATE = Duration.ofSeconds(2);

    private final PageState state;
    private final Patience patience;
    private final Duration keepAlive;
    private final Semaphore places = new Semaphore(MOST);

    EventStream(PageState state, Patience patience) {
        this.state = state;
        this.patience = patience;
        this.keepAlive = patience.limit().dividedBy(3);
    }

    /** Tells a browser until it is gone or the station has ended. */
    void serve(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            exchange.getResponseHeaders().set("Retry-After", "5");
            Answer.say(
                    exchange,
                    503,
                    "As many browsers look at this station as it serves at the same time: " + MOST + ".");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            if (Answer.wantsContent(exchange)) {
                exchange.sendResponseHeaders(200, 0);
                tell(exchange.getResponseBody());
            } else {
                exchange.sendResponseHeaders(200, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was given up, or the server ends
        } finally {
            // Closed before the place is free, so that who waits for all places knows that all was sent.
            exchange.close();
            places.release();
        }
    }

    private void tell(OutputStream out) throws IOException, InterruptedException {
        var view = state.all();
        write(out, "retry: 2000\ndata: " + PageJson.line(view, true) + "\n\n");
        while (!view.situation().isOver()) {
            var next = state.after(view.number(), keepAlive);
            if (next.isPresent()) {
                view = next.get();
                write(out, "data: " + PageJson.line(view, false) + "\n\n");
                Thread.sleep(PACE.toMillis());
            } else {
                write(out, ": nothing new\nevent: alive\ndata: 1\n\n");
            }
        }
    }

    private void write(OutputStream out, String message) throws IOException {
        patience.more();
        out.write(message.getBytes(StandardCharsets.UTF_8));
        out.flush();
        patience.more();
    }

    /** Waits a little while until browsers have got the last state. */
    void awaitEnd() {
        try {
            boolean unused = places.tryAcquire(MOST, LAST_STATE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
