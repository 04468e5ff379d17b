// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.error.Wording;
import io.github.dfumaven.station.StationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a station as a whole.
 *
 * @param recordAway why no board is taken, or empty
 * @param busAway why no board is seen, or empty
 * @param ending why the station ends, or empty
 * @param isOver whether it has ended
 */
record Situation(Optional<Alert> recordAway, Optional<Alert> busAway, Optional<String> ending, boolean isOver) {

    static final Situation NORMAL = new Situation(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /**
     * Something that everybody at the station should see.
     *
     * @param text what it is, a sentence
     * @param cure what to do about it, or empty
     */
    record Alert(String text, String cure) {}

    Situation after(StationEvent event, Wording wording) {
        if (event instanceof StationEvent.RecordAway away) {
            var alert = new Alert("No board is taken: " + away.text() + ".", wording.spell(away.cure()));
            return new Situation(Optional.of(alert), busAway, ending, isOver);
        }
        if (event instanceof StationEvent.RecordBack) {
            return new Situation(Optional.empty(), busAway, ending, isOver);
        }
        if (event instanceof StationEvent.BusAway away) {
            var alert = new Alert("No board is seen: " + away.text() + ".", wording.spell(away.cure()));
            return new Situation(recordAway, Optional.of(alert), ending, isOver);
        }
        if (event instanceof StationEvent.BusBack) {
            return new Situation(recordAway, Optional.empty(), ending, isOver);
        }
        if (event instanceof StationEvent.Ending end) {
            return new Situation(recordAway, busAway, Optional.of(end.why().words()), isOver);
        }
        return this;
    }

    Situation over() {
        return new Situation(Optional.empty(), Optional.empty(), ending, true);
    }

    List<Alert> alerts() {
        var alerts = new ArrayList<Alert>();
        if (isOver) {
            alerts.add(new Alert(
                    "The station has ended" + ending.map(why -> ": " + why).orElse("") + ".", ""));
        } else {
            ending.ifPresent(why -> alerts.add(
                    new Alert("No further board is taken: " + why + ".", "Boards that are being flashed end first.")));
        }
        recordAway.ifPresent(alerts::add);
        busAway.ifPresent(alerts::add);
        return alerts;
    }

    /** Returns what the operator does next at a place, in words. */
    String next(Tile tile) {
        return tile.task().orElseGet(this::nextBoard);
    }

    private String nextBoard() {
        if (isOver) {
            return "The station has ended.";
        }
        if (ending.isPresent()) {
            return "No further board is taken.";
        }
        return recordAway.isPresent() || busAway.isPresent() ? "Wait with the next board." : "Plug in the next board.";
    }
}
