// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.station.StationListener;
import io.github.dfumaven.station.StationWords;

/** Tells people what happens at a station: a line for each result, and others for what they have to know. */
final class StationLog implements StationListener {

    private final Printer results;
    private final Printer err;

    StationLog(Printer results, Printer err) {
        this.results = results;
        this.err = err;
    }

    @Override
    public void on(StationEvent event) {
        StationWords.notes(event).forEach(err::println);
        StationWords.warnings(event, Tool.WORDING).forEach(err::println);
        if (event instanceof StationEvent.End end) {
            results.styled(StationWords.result(end), OutcomeStyle::onOut);
            results.flush();
            end.result().error().ifPresent(why -> err.explain("error: ", Explanation.of(why, Tool.WORDING)));
        }
        err.flush();
    }
}
