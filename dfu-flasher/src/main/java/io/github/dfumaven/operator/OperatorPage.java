// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.station.StationWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page for the operator of a station, in any browser, if one is wanted. It hears what happens and is closed when the station has ended,
 * which browsers then say of it.
 */
public final class OperatorPage implements StationWatch {

    /** How long a browser may take; a third of it is the longest silence, and the page's script knows that. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final PageState state;
    private final Optional<OperatorServer> server;
    private final List<String> addresses;

    private OperatorPage(PageState state, Optional<OperatorServer> server, List<String> addresses) {
        this.state = state;
        this.server = server;
        this.addresses = addresses;
    }

    /**
     * Begins to serve a page.
     *
     * @param http {@code [HOST:]PORT}: what to listen on. Without a host only this machine reaches it; port 0 takes a free one. Null is no
     *     page, which hears events all the same
     * @param job what is known of the station
     * @param wording how the front end spells components
     * @return the page, to be closed
     * @throws InvalidRequestException if that is no address, or nothing can listen there
     */
    public static OperatorPage open(@Nullable String http, PageJob job, Wording wording)
            throws InvalidRequestException {
        return open(http, job, wording, LIMIT);
    }

    static OperatorPage open(@Nullable String http, PageJob job, Wording wording, Duration limit)
            throws InvalidRequestException {
        var state = new PageState(job, wording);
        if (http == null) {
            return new OperatorPage(state, Optional.empty(), List.of());
        }
        var where = HttpAddress.parse(http);
        try {
            var server = OperatorServer.start(where, state, limit);
            return new OperatorPage(state, Optional.of(server), server.addresses());
        } catch (IOException e) {
            throw OperatorError.PAGE_NOT_SERVED.about(
                    "http", http, "nothing can listen there: %s", String.valueOf(e.getMessage()));
        }
    }

    /** {@return where the page is, each with the token if one is needed: one or more addresses, or none if there is no page} */
    public List<String> addresses() {
        return addresses;
    }

    @Override
    public void on(StationEvent event) {
        state.on(event);
    }

    /** Says that the station has ended, and ends the server. */
    @Override
    public void close() {
        state.end();
        server.ifPresent(OperatorServer::close);
    }
}
