// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/**
 * The library's numbers, with the time that is left in front of what is done now, and with a bar where there is room
 * for one: its own line leaves a bar of one column beside the path of a board on another host.
 */
final class BarRenderer extends DefaultProgressBarRenderer {

    private static final int FRAME = "[] ".length();
    private static final int SHORTEST_BAR = 5;
    private static final int KIB = 1024;
    private static final int PERCENT = 100;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final double MILLIS = 1000;

    BarRenderer() {
        super(
                ProgressBarStyle.ASCII,
                " KiB",
                KIB,
                true,
                new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)),
                ChronoUnit.SECONDS,
                true,
                state -> Optional.empty());
    }

    @Override
    public String render(ProgressState state, int room) {
        double done = state.getMax() > 0 ? (double) state.getCurrent() / state.getMax() : 0;
        var name = String.format(Locale.ROOT, "%s %3d%% ", state.getTaskName(), (int) (done * PERCENT));
        var time = "(" + left(state) + " left)" + state.getExtraMessage();
        var numbers = ratio(state) + " " + speed(state) + " " + time;
        int bar = room - name.length() - numbers.length() - FRAME;
        if (bar >= SHORTEST_BAR) {
            int filled = (int) (done * bar);
            return name + "[" + "=".repeat(filled) + " ".repeat(bar - filled) + "] " + numbers;
        }
        return name.length() + numbers.length() <= room ? name + numbers : name + time;
    }

    private static String left(ProgressState state) {
        if (state.getMax() <= 0 || state.getCurrent() <= 0) {
            return "?";
        }
        double perByte = state.getElapsedAfterStart().toMillis() / MILLIS / state.getCurrent();
        long seconds = Math.round(perByte * (state.getMax() - state.getCurrent()));
        return String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }
}
