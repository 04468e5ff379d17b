// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws one bar a board on a terminal, with rate and time left, as many as there is room for, in the order of their paths.
 * Boards that have failed stay in sight to the end.
 */
final class ProgressBars implements Progress {

    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    /** Paths are seldom longer, so that bars stand below each other. */
    private static final int USUAL_PATH = 5;

    private final LiveLines<UsbPath> lines;
    private final boolean chatty;
    private final int width;
    private final Map<UsbPath, Shown> bars = new TreeMap<>();

    ProgressBars(Printer err, int verbosity, int width, int room) {
        this.lines = new LiveLines<>(err, room);
        this.chatty = verbosity > 0;
        this.width = width;
    }

    @Override
    public void waiting(Duration limit) {
        lines.print(FlashLog.waitingText(limit));
    }

    @Override
    public synchronized void phase(UsbPath device, Phase phase) {
        var shown = shown(device);
        var bar = shown.bar;
        if ((phase == Phase.SENDING || phase == Phase.READING) && bar.done() == 0) {
            // The time before the first byte is not part of the rate.
            bar.restart();
        }
        bar.say(FlashLog.words(phase));
        shown.draw();
        if (chatty) {
            lines.print(device + ": " + FlashLog.words(phase));
        }
    }

    @Override
    public synchronized void progress(UsbPath device, long sent, long total) {
        var shown = shown(device);
        var bar = shown.bar;
        if (sent < bar.done()) {
            // Started again, or read back: rate and time left are those of the new transfers.
            bar.restart();
        }
        bar.step(sent, total);
        shown.drawNowAndThen();
    }

    @Override
    public void note(UsbPath device, String text) {
        lines.print(device + ": " + text);
    }

    @Override
    public synchronized void finished(BoardResult result) {
        var shown = bars.get(result.path());
        if (shown == null) {
            return;
        }
        shown.bar.say(result.outcome().id());
        if (result.outcome() == BoardResult.Outcome.FAILED) {
            shown.draw();
            lines.keep(result.path());
        } else {
            bars.remove(result.path());
            shown.end();
        }
    }

    @Override
    public synchronized void close() {
        bars.values().forEach(Shown::end);
        bars.clear();
    }

    private Shown shown(UsbPath device) {
        return bars.computeIfAbsent(
                device,
                path -> new Shown(
                        new Bar(String.format(Locale.ROOT, "%-" + USUAL_PATH + "s", path), System::nanoTime), path));
    }

    /** A bar and its line. Bars change much more often than anybody can read. */
    private final class Shown {

        private final Bar bar;
        private final UsbPath line;
        private long drawn = System.nanoTime() - REDRAW_NANOS;

        Shown(Bar bar, UsbPath line) {
            this.bar = bar;
            this.line = line;
        }

        void drawNowAndThen() {
            if (System.nanoTime() - drawn >= REDRAW_NANOS) {
                draw();
            }
        }

        void draw() {
            drawn = System.nanoTime();
            lines.set(line, bar.line(width - 1));
        }

        void end() {
            draw();
            lines.finish(line);
        }
    }
}
