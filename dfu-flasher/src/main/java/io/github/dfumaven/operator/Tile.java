// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.error.Wording;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.usb.UsbPath;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One place as the operator sees it. What came of a board stays until the next one comes, for boards leave the bus also by restarting.
 *
 * @param path where it is, which no other tile has
 * @param slot its name
 * @param state what the operator sees first
 * @param word for the state
 * @param doing what is done to the board now, or empty
 * @param percent how much of the image is on the board, 0 to 100, or empty if that does not matter now
 * @param row key of the board's row of the table of boards, or empty
 * @param board what tells the board from others, or empty
 * @param told what happened, or empty
 * @param cure what to do about it, or empty
 * @param note what is good to know besides, or empty
 * @param isFree whether the next board may be put here
 */
record Tile(
        UsbPath path,
        String slot,
        State state,
        String word,
        String doing,
        OptionalInt percent,
        String row,
        String board,
        String told,
        String cure,
        String note,
        boolean isFree) {

    private static final int PARTS = 100;

    /** What the operator sees first. */
    enum State {
        WAITING,
        WORKING,
        CONFIRMED,
        FAILED,
        ATTENTION
    }

    static Tile waiting(UsbPath path, String slot) {
        return new Tile(path, slot, State.WAITING, "Waiting", "", OptionalInt.empty(), "", "", "", "", "", true);
    }

    /** Returns what the place looks like after an event that happened there. */
    Tile after(StationEvent.AtSlot event, Wording wording) {
        if (event instanceof StationEvent.Begin) {
            return new Tile(
                    path, slot, State.WORKING, "Working", "Starting", OptionalInt.empty(), "", "", "", "", "", false);
        }
        if (event instanceof StationEvent.Row given) {
            return about(given.row(), given.board());
        }
        if (event instanceof StationEvent.Phase next) {
            return doing(words(next.phase()), OptionalInt.empty());
        }
        if (event instanceof StationEvent.Progress made) {
            int part = made.total() == 0 ? PARTS : (int) (made.bytes() * PARTS / made.total());
            return doing(doing, OptionalInt.of(part));
        }
        if (event instanceof StationEvent.Note said) {
            return noted(sentence(said.text()));
        }
        if (event instanceof StationEvent.End end) {
            return ended(end, wording);
        }
        if (event instanceof StationEvent.Attention attention) {
            return attention(sentence(attention.text()), wording.spell(attention.cure()));
        }
        if (event instanceof StationEvent.AttentionOver) {
            return state == State.ATTENTION && !isOfBoard() ? waiting(path, slot) : this;
        }
        return state == State.WORKING ? this : free();
    }

    /** Tells whether a board is known that was worked on here. */
    private boolean isOfBoard() {
        return !row.isEmpty() || !board.isEmpty() || word.equals(word(AttemptVerdict.REFUSED));
    }

    private Tile ended(StationEvent.End end, Wording wording) {
        var result = end.result();
        var verdict = result.end().verdict();
        var error = result.error().map(why -> Explanation.of(why, wording));
        return new Tile(
                path,
                slot,
                state(verdict),
                word(verdict),
                "",
                OptionalInt.empty(),
                result.row().orElse(row),
                result.attempt().board().orElse(board),
                error.map(Explanation::inOneLine).orElse(""),
                error.map(Explanation::hint).orElse(""),
                note,
                false);
    }

    private static State state(AttemptVerdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> State.CONFIRMED;
            case FAILED, INTERRUPTED, ABANDONED -> State.FAILED;
            case REFUSED -> State.ATTENTION;
        };
    }

    private static String word(AttemptVerdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> "Confirmed";
            case FAILED, ABANDONED -> "Failed";
            case INTERRUPTED -> "Broken off";
            case REFUSED -> "Refused";
        };
    }

    private static String words(ProgressListener.Phase phase) {
        return switch (phase) {
            case DETACHING -> "Ending its application";
            case FINDING -> "Waiting for it to come back";
            case PREPARING -> "Preparing";
            case SENDING -> "Sending";
            case VERIFYING -> "Checking";
            case READING -> "Reading";
            case RESETTING -> "Restarting";
            case LEAVING -> "Cleaning up";
        };
    }

    /** A result is not hidden by what is said of a place besides. */
    private Tile attention(String text, String remedy) {
        if (state == State.WAITING || state == State.ATTENTION || isFree) {
            return new Tile(
                    path, slot, State.ATTENTION, "Look here", "", OptionalInt.empty(), "", "", text, remedy, "", false);
        }
        return noted(text + " " + remedy);
    }

    private static String sentence(String text) {
        int first = text.offsetByCodePoints(0, text.isEmpty() ? 0 : 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first) + ".";
    }

    private Tile about(String key, String who) {
        return new Tile(path, slot, state, word, doing, percent, key, who, told, cure, note, isFree);
    }

    private Tile doing(String what, OptionalInt part) {
        return new Tile(path, slot, state, word, what, part, row, board, told, cure, note, isFree);
    }

    private Tile noted(String text) {
        return new Tile(path, slot, state, word, doing, percent, row, board, told, cure, text, isFree);
    }

    private Tile free() {
        return new Tile(path, slot, state, word, doing, percent, row, board, told, cure, note, true);
    }

    /** Returns what the operator does here next, in words, if the station takes boards. */
    Optional<String> task() {
        if (isFree) {
            return Optional.empty();
        }
        return Optional.of(
                switch (state) {
                    case WORKING -> "Leave the board plugged in.";
                    case ATTENTION -> isOfBoard() ? "Take the board out." : "Then it goes on by itself.";
                    case WAITING, CONFIRMED, FAILED -> "Take the board out.";
                });
    }
}
