// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How far one board is, in one line: the part that is done, the rate, and the time that is left, as far as there is room. */
final class Bar {

    private static final int FRAME = "[] ".length();
    private static final int SHORTEST_BAR = 5;
    private static final double KIB = 1024;
    private static final int PERCENT = 100;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final double NANOS = 1e9;

    private final String name;
    private final LongSupplier nanos;
    private String words = "";
    private long start;
    private long done;
    private long total;

    /**
     * Creates a bar at its beginning.
     *
     * @param name what the line begins with
     * @param nanos a clock, such as {@link System#nanoTime}
     */
    Bar(String name, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
        start = nanos.getAsLong();
    }

    /** Says what is done now, in words behind the numbers. */
    void say(String text) {
        words = text;
    }

    /** Rate and time left are those of what comes from now on. */
    void restart() {
        start = nanos.getAsLong();
        done = 0;
    }

    void step(long bytes, long of) {
        done = bytes;
        total = of;
    }

    long done() {
        return done;
    }

    /** Returns the line, which has at most so many columns. */
    String line(int room) {
        double part = total > 0 ? (double) done / total : 0;
        double seconds = (nanos.getAsLong() - start) / NANOS;
        var head = String.format(Locale.ROOT, "%s %3d%% ", name, (int) (part * PERCENT));
        var time = "(" + left(seconds) + " left) " + words;
        var numbers = String.format(Locale.ROOT, "%.1f/%.1f KiB %s %s", done / KIB, total / KIB, rate(seconds), time);
        int bar = room - head.length() - numbers.length() - FRAME;
        if (bar >= SHORTEST_BAR) {
            int filled = (int) (part * bar);
            return head + "[" + "=".repeat(filled) + " ".repeat(bar - filled) + "] " + numbers;
        }
        var line = head.length() + numbers.length() <= room ? head + numbers : head + time;
        return line.length() > room ? line.substring(0, room) : line;
    }

    private String rate(double seconds) {
        return seconds > 0 ? String.format(Locale.ROOT, "(%.1f KiB/s)", done / KIB / seconds) : "(? KiB/s)";
    }

    private String left(double seconds) {
        if (done <= 0 || total <= 0) {
            return "?";
        }
        long rest = Math.round(seconds / done * (total - done));
        return String.format(Locale.ROOT, "%d:%02d", rest / SECONDS_PER_MINUTE, rest % SECONDS_PER_MINUTE);
    }
}
