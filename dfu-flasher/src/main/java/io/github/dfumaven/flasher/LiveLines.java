// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a terminal, which change in place while other lines scroll by above them. Safe for several threads. */
final class LiveLines {

    private static final String UP = "\033[%dA";
    private static final String CLEAR_REST = "\033[K";

    private final PrintWriter out;
    private final List<String> lines = new ArrayList<>();
    private int drawn;

    LiveLines(PrintWriter out) {
        this.out = out;
    }

    /** Adds an empty line at the bottom and returns its number. */
    synchronized int add() {
        lines.add("");
        return lines.size() - 1;
    }

    synchronized void set(int line, String text) {
        if (!lines.get(line).equals(text)) {
            lines.set(line, text);
            draw(List.of());
        }
    }

    /** Prints a line that stays. */
    synchronized void print(String text) {
        draw(List.of(text));
    }

    private void draw(List<String> above) {
        var screen = new StringBuilder();
        if (drawn > 0) {
            screen.append(UP.formatted(drawn));
        }
        above.forEach(
                text -> screen.append('\r').append(text).append(CLEAR_REST).append('\n'));
        lines.forEach(
                text -> screen.append('\r').append(text).append(CLEAR_REST).append('\n'));
        drawn = lines.size();
        out.print(screen);
        out.flush();
    }
}
