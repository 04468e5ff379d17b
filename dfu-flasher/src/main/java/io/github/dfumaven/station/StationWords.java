// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.error.Wording;
import io.github.dfumaven.record.AttemptVerdict;
import java.util.List;
import java.util.Locale;

/** What there is to say to people of what happens at a station. */
public final class StationWords {

    private StationWords() {}

    /**
     * {@return what is good to know of an event: a line, or none}
     *
     * @param event anything
     */
    public static List<String> notes(StationEvent event) {
        if (event instanceof StationEvent.Begin begin) {
            return List.of(begin.slot() + ": flashing");
        }
        if (event instanceof StationEvent.Row row) {
            return List.of(row.slot() + ": row " + row.row() + " for " + row.board());
        }
        if (event instanceof StationEvent.Note note) {
            return List.of(note.slot() + ": " + note.text());
        }
        if (event instanceof StationEvent.RecordBack) {
            return List.of("The record is back: boards are taken again.");
        }
        return event instanceof StationEvent.BusBack ? List.of("The bus is back: boards are seen again.") : List.of();
    }

    /**
     * {@return what somebody has to do something about: a line and the cure below it, or none}
     *
     * @param event anything
     * @param wording how the front end spells options
     */
    public static List<String> warnings(StationEvent event, Wording wording) {
        if (event instanceof StationEvent.Attention attention) {
            return List.of(attention.slot() + ": " + attention.text(), cure(attention.cure(), wording));
        }
        if (event instanceof StationEvent.RecordAway away) {
            return List.of("NO BOARD IS TAKEN: " + away.text(), cure(away.cure(), wording));
        }
        return event instanceof StationEvent.BusAway away
                ? List.of("NO BOARD IS SEEN: " + away.text(), cure(away.cure(), wording))
                : List.of();
    }

    private static String cure(String hint, Wording wording) {
        return "  " + wording.spell(hint);
    }

    /**
     * {@return what came of a board: a line}
     *
     * @param end of the work on it
     */
    public static String result(StationEvent.End end) {
        var result = end.result();
        var verdict = result.end().verdict();
        return String.format(
                Locale.ROOT,
                "%s: %s%s%s, %.1f s",
                end.slot(),
                verdict == AttemptVerdict.CONFIRMED
                        ? "flashed and confirmed"
                        : verdict.id().toUpperCase(Locale.ROOT),
                result.attempt().board().map(board -> ", " + board).orElse(""),
                result.row().map(key -> ", row " + key).orElse(""),
                result.end().millis() / 1000.0);
    }

    /**
     * {@return what all came to, and why it has ended: a line}
     *
     * @param end of the station
     */
    public static String total(StationEnd end) {
        var counts = end.counts();
        return String.format(
                Locale.ROOT,
                "%d confirmed, %d failed, %d others: %s.",
                counts.confirmed(),
                counts.failed(),
                counts.others(),
                end.reason().words());
    }
}
