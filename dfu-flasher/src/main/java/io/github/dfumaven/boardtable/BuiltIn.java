// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import io.github.dfumaven.flash.BoardFacts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be filled in without a table. */
enum BuiltIn {
    /** The board's address, as the tool prints it. */
    MAC("00:00:00:00:00:00"),
    /** The serial number that the board tells in DFU mode. */
    SERIAL("0"),
    /** Where the board is plugged in. */
    PATH("1-1"),
    /** The day, by UTC. */
    DATE("2000-01-01");

    private final String example;

    BuiltIn(String example) {
        this.example = example;
    }

    /** Returns what has a name, however it is written: a column called otherwise by its capitals alone would be mistaken for it. */
    static Optional<BuiltIn> named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.id().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(BuiltIn::id).toList();
    }

    /** Returns the name. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether it can be known before a board is there. */
    boolean isKnownBefore() {
        return this == DATE;
    }

    /** Returns a text of the same form. */
    String example() {
        return example;
    }

    /** Returns what it is for a board, or empty if the board does not tell. */
    Optional<String> of(BoardFacts board, InstantSource clock) {
        return switch (this) {
            case MAC -> board.mac();
            case SERIAL -> board.serial();
            case PATH -> Optional.of(board.path().toString());
            case DATE ->
                Optional.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        };
    }
}
