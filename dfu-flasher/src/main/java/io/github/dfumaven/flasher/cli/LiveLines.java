// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The last lines of a terminal, which change in place while other lines scroll by above them. There are never more of
 * them than the terminal has room for, because what has left it at the top cannot be drawn over. Safe for several
 * threads.
 *
 * @param <K> what the lines are of, in whose order they stand
 */
final class LiveLines<K extends Comparable<K>> {

    private static final String CLEAR_REST_OF_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final Printer out;
    private final int room;
    private final TreeMap<K, String> lines = new TreeMap<>();
    private final Set<K> kept = new HashSet<>();
    private int drawn;

    /**
     * Creates an empty area.
     *
     * @param room how many lines may change in place, 2 or more
     */
    LiveLines(Printer out, int room) {
        this.out = out;
        this.room = room;
    }

    synchronized void set(K line, String text) {
        if (!text.equals(lines.put(line, text))) {
            draw(Optional.empty());
        }
    }

    /** Keeps a line in sight, also where there is no room for all. */
    synchronized void keep(K line) {
        kept.add(line);
        draw(Optional.empty());
    }

    /** Lets a line change no more: it goes up to those that stay. */
    synchronized void finish(K line) {
        kept.remove(line);
        var text = lines.remove(line);
        if (text != null) {
            draw(Optional.of(text));
        }
    }

    /** Prints a line that stays. */
    synchronized void print(String text) {
        draw(Optional.of(text));
    }

    /** Nothing is seen before the last piece: the pieces stay in the printer's buffer till then. */
    private void draw(Optional<String> above) {
        if (drawn > 0) {
            out.control("\033[" + drawn + "A");
        }
        var shown = shown();
        above.ifPresent(this::draw);
        shown.forEach(this::draw);
        out.control(CLEAR_BELOW);
        drawn = shown.size();
        out.flush();
    }

    private void draw(String text) {
        out.control("\r");
        out.print(text);
        out.control(CLEAR_REST_OF_LINE + "\n");
    }

    private List<String> shown() {
        if (lines.size() <= room) {
            return List.copyOf(lines.values());
        }
        var chosen = new TreeSet<K>();
        Stream.concat(
                        lines.keySet().stream().filter(kept::contains),
                        lines.keySet().stream().filter(line -> !kept.contains(line)))
                .limit(room - 1)
                .forEach(chosen::add);
        var some = new ArrayList<>(chosen.stream().map(lines::get).toList());
        some.add("... and " + (lines.size() - some.size()) + " more");
        return some;
    }
}
