// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.json.JsonObjectBuilder;
import io.github.dfumaven.station.StationCounts;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.station.StationListener;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Events of a station for programs, one object a line, of the same shape as those of {@code flash}, with the slot in each. */
final class StationLines implements StationListener {

    private static final int PARTS = 100;

    private final Printer out;
    private final Origin origin;
    private final StationListener people;
    private final Map<String, Long> parts = new HashMap<>();

    StationLines(Printer out, Origin origin, StationListener people) {
        this.out = out;
        this.origin = origin;
        this.people = people;
    }

    @Override
    public synchronized void on(StationEvent event) {
        line(event).ifPresent(json -> {
            out.json(json.toLine());
            out.flush();
        });
        people.on(event);
    }

    private Optional<JsonObjectBuilder> line(StationEvent event) {
        if (event instanceof StationEvent.Progress progress) {
            long part = progress.total() == 0 ? PARTS : progress.bytes() * PARTS / progress.total();
            if (Long.valueOf(part).equals(parts.put(progress.slot(), part))) {
                return Optional.empty();
            }
            return Optional.of(
                    json("progress", event).put("bytes", progress.bytes()).put("total", progress.total()));
        }
        if (event instanceof StationEvent.AtSlot atSlot) {
            parts.remove(atSlot.slot());
            return Optional.of(atSlot(atSlot));
        }
        if (event instanceof StationEvent.RecordAway away) {
            return Optional.of(json("record-away", event).put("message", away.text()));
        }
        if (event instanceof StationEvent.BusAway away) {
            return Optional.of(json("bus-away", event).put("message", away.text()));
        }
        if (event instanceof StationEvent.Ending ending) {
            var why = ending.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return Optional.of(counts(json("ending", event).put("reason", why), ending.counts()));
        }
        return Optional.of(json(event instanceof StationEvent.RecordBack ? "record-back" : "bus-back", event));
    }

    private JsonObjectBuilder atSlot(StationEvent.AtSlot event) {
        if (event instanceof StationEvent.Begin) {
            return json("begin", event);
        }
        if (event instanceof StationEvent.Row row) {
            return json("row", event).put("row", row.row()).put("board", row.board());
        }
        if (event instanceof StationEvent.Phase phase) {
            return json("phase", event).put("phase", FlashLog.words(phase.phase()));
        }
        if (event instanceof StationEvent.Note note) {
            return json("note", event).put("text", note.text());
        }
        if (event instanceof StationEvent.Attention attention) {
            return json("attention", event)
                    .put("message", attention.text())
                    .put("hint", Tool.WORDING.spell(attention.cure()));
        }
        if (event instanceof StationEvent.End end) {
            return end(end);
        }
        return json(event instanceof StationEvent.AttentionOver ? "attention-over" : "unplugged", event);
    }

    private JsonObjectBuilder end(StationEvent.End end) {
        var result = end.result();
        var attempt = result.attempt();
        var json = json("end", end)
                .put("station", attempt.station())
                .put("attempt", attempt.id())
                .put("verdict", result.end().verdict().id())
                .put("row", result.row())
                .put("board", attempt.board())
                .put("image", attempt.image())
                .put("imageSha256", attempt.imageSha256());
        counts(json, end.counts());
        if (result.board().isPresent()) {
            FlasherJson.result(json, result.board().get(), origin);
        } else {
            FlasherJson.nothing(origin.putInto(json), result.error().orElseThrow());
        }
        // As it is recorded: with what came before the flashing.
        return json.put("millis", result.end().millis())
                .put("mac", attempt.mac())
                .put("error", result.error().map(StationLines::error));
    }

    private static JsonObjectBuilder error(Throwable why) {
        var told = Explanation.of(why, Tool.WORDING);
        return new JsonObjectBuilder()
                .put("code", told.code())
                .put("message", told.inOneLine())
                .put("hint", told.hint());
    }

    private static JsonObjectBuilder counts(JsonObjectBuilder json, StationCounts counts) {
        return json.put("confirmed", counts.confirmed())
                .put("failed", counts.failed())
                .put("others", counts.others());
    }

    private static JsonObjectBuilder json(String name, StationEvent event) {
        var json = new JsonObjectBuilder()
                .put("event", name)
                .put("time", event.time().truncatedTo(ChronoUnit.MILLIS));
        return event instanceof StationEvent.AtSlot at
                ? json.put("path", at.path().toString()).put("slot", at.slot())
                : json;
    }
}
