// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.usb.UsbPath;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** Draws one bar a board on a terminal, with rate and time left. */
final class ProgressBars implements Progress {

    /** Below this there is no room for a bar beside the numbers. */
    private static final int NARROW = 60;

    private static final int REDRAW_MILLIS = 200;
    private static final int KIB = 1024;
    private static final long PERCENT = 100;

    private final LiveLines lines;
    private final boolean chatty;
    private final int width;
    private final Map<UsbPath, ProgressBar> bars = new LinkedHashMap<>();

    ProgressBars(PrintWriter err, int verbosity, int width) {
        this.lines = new LiveLines(err);
        this.chatty = verbosity > 0;
        this.width = width;
    }

    @Override
    public void waiting(Duration limit) {
        lines.print(FlashLog.waitingText(limit));
    }

    @Override
    public synchronized void phase(UsbPath device, Phase phase) {
        bar(device).setExtraMessage(" " + FlashLog.words(phase));
        if (chatty) {
            lines.print(device + ": " + FlashLog.words(phase));
        }
    }

    @Override
    public synchronized void progress(UsbPath device, long sent, long total) {
        var bar = bar(device);
        if (sent < bar.getCurrent()) {
            // Started again: rate and time left are those of the new attempt.
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
            bar.setExtraMessage(" " + result.outcome().id());
            bar.close();
        }
    }

    @Override
    public synchronized void close() {
        bars.values().forEach(ProgressBar::close);
        bars.clear();
    }

    private ProgressBar bar(UsbPath device) {
        return bars.computeIfAbsent(device, this::start);
    }

    private ProgressBar start(UsbPath device) {
        var builder = new ProgressBarBuilder()
                .setTaskName(device.toString())
                .setInitialMax(0)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setUnit(" KiB", KIB)
                .setConsumer(new Line(lines, lines.add(), width - 1));
        if (width >= NARROW) {
            builder.showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        } else {
            builder.setRenderer(ProgressBars::withoutBar);
        }
        return builder.build();
    }

    private static String withoutBar(ProgressState state, int room) {
        long percent = state.getMax() > 0 ? PERCENT * state.getCurrent() / state.getMax() : 0;
        return "%s %3d%%%s".formatted(state.getTaskName(), percent, state.getExtraMessage());
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
            // The line stays as it is.
        }
    }
}
