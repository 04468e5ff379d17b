// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws one bar a board on a terminal, with rate and time left, as many as there is room for. */
final class ProgressBars implements Progress {

    private static final int REDRAW_MILLIS = 200;
    /** Paths are seldom longer, so that bars stand below each other. */
    private static final int USUAL_PATH = 5;

    private final LiveLines lines;
    private final boolean chatty;
    private final int width;
    private final Map<UsbPath, Bar> bars = new LinkedHashMap<>();

    ProgressBars(Printer err, int verbosity, int width, int room) {
        this.lines = new LiveLines(err, room);
        this.chatty = verbosity > 0;
        this.width = width;
    }

    @Override
    public void waiting(Duration limit) {
        lines.print(FlashLog.waitingText(limit));
    }

    @Override
    public synchronized void phase(UsbPath device, Phase phase) {
        var bar = bar(device).bar();
        if ((phase == Phase.SENDING || phase == Phase.READING) && bar.getCurrent() == 0) {
            // The time before the first byte is not part of the rate.
            bar.reset();
        }
        bar.setExtraMessage(" " + FlashLog.words(phase));
        if (chatty) {
            lines.print(device + ": " + FlashLog.words(phase));
        }
    }

    @Override
    public synchronized void progress(UsbPath device, long sent, long total) {
        var bar = bar(device).bar();
        if (sent < bar.getCurrent()) {
            // Started again, or read back: rate and time left are those of the new transfers.
            bar.reset();
        }
        bar.maxHint(total).stepTo(sent);
    }

    @Override
    public void note(UsbPath device, String text) {
        lines.print(device + ": " + text);
    }

    @Override
    public synchronized void finished(BoardResult result) {
        var bar = bars.remove(result.path());
        if (bar != null) {
            bar.bar().setExtraMessage(" " + result.outcome().id());
            bar.end(lines);
        }
    }

    @Override
    public synchronized void close() {
        bars.values().forEach(bar -> bar.end(lines));
        bars.clear();
    }

    private Bar bar(UsbPath device) {
        return bars.computeIfAbsent(device, this::start);
    }

    private Bar start(UsbPath device) {
        int line = lines.add();
        var bar = new ProgressBarBuilder()
                .setTaskName(String.format(Locale.ROOT, "%-" + USUAL_PATH + "s", device))
                .setInitialMax(0)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setRenderer(new BarRenderer())
                .setConsumer(new Line(lines, line, width - 1))
                .build();
        return new Bar(bar, line);
    }

    /** A bar of the library and its line. */
    private record Bar(ProgressBar bar, int line) {

        void end(LiveLines lines) {
            bar.refresh();
            bar.close();
            lines.finish(line);
        }
    }

    /** Where one bar is drawn. */
    private record Line(LiveLines lines, int number, int room) implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return room;
        }

        @Override
        public void accept(String text) {
            lines.set(number, text.length() > room ? text.substring(0, room) : text);
        }

        @Override
        public void close() {
            // Bars end when we say so: the library calls this from a thread of its own, some time later.
        }
    }
}
