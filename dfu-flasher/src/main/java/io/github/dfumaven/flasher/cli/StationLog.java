// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.station.StationCounts;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.station.StationListener;
import java.util.Locale;

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
        if (event instanceof StationEvent.Begin begin) {
            err.println(begin.slot() + ": flashing");
        } else if (event instanceof StationEvent.Row row) {
            err.println(row.slot() + ": row " + row.row() + " for " + row.board());
        } else if (event instanceof StationEvent.Note note) {
            err.println(note.slot() + ": " + note.text());
        } else if (event instanceof StationEvent.Attention attention) {
            err.println(attention.slot() + ": " + attention.text());
            err.println("  " + Tool.WORDING.spell(attention.cure()));
        } else if (event instanceof StationEvent.RecordAway away) {
            err.println("NO BOARD IS TAKEN: " + away.text());
            err.println("  " + Tool.WORDING.spell(away.cure()));
        } else if (event instanceof StationEvent.RecordBack) {
            err.println("The record is back: boards are taken again.");
        } else if (event instanceof StationEvent.BusAway away) {
            err.println("NO BOARD IS SEEN: " + away.text());
            err.println("  " + Tool.WORDING.spell(away.cure()));
        } else if (event instanceof StationEvent.BusBack) {
            err.println("The bus is back: boards are seen again.");
        } else if (event instanceof StationEvent.End end) {
            end(end);
        }
        err.flush();
    }

    private void end(StationEvent.End end) {
        var result = end.result();
        var row = result.row().map(key -> ", row " + key).orElse("");
        var mac = result.attempt().board().map(board -> ", " + board).orElse("");
        boolean confirmed = result.end().verdict() == AttemptVerdict.CONFIRMED;
        var word = confirmed
                ? "flashed and confirmed"
                : result.end().verdict().id().toUpperCase(Locale.ROOT);
        results.styled(
                String.format(
                        Locale.ROOT,
                        "%s: %s%s%s, %.1f s",
                        end.slot(),
                        word,
                        mac,
                        row,
                        result.end().millis() / 1000.0),
                OutcomeStyle::onOut);
        results.flush();
        result.error().ifPresent(why -> err.explain("error: ", Explanation.of(why, Tool.WORDING)));
    }

    /** Returns how many boards came out how. */
    static String total(StationCounts counts) {
        return String.format(
                Locale.ROOT,
                "%d confirmed, %d failed, %d others",
                counts.confirmed(),
                counts.failed(),
                counts.others());
    }
}
