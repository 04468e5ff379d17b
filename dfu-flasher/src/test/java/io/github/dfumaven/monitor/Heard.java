// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a monitor has shown: lines, of which the last may lack its end, and notes. */
final class Heard implements MonitorListener {

    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Consumer<String> onPart;
    private StringBuilder line = new StringBuilder();

    Heard() {
        this(text -> {});
    }

    Heard(Consumer<String> onPart) {
        this.onPart = onPart;
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public synchronized void part(String text) {
        line.append(text);
        onPart.accept(line.toString());
    }

    @Override
    public synchronized void end() {
        lines.add(line.toString());
        line = new StringBuilder();
    }

    @Override
    public synchronized void note(String text) {
        notes.add(text);
        onPart.accept(text);
    }
}
