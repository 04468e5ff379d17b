// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.StartResult;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells on stderr what happens to which board, in lines that stay. */
final class FlashLog implements Progress {

    private static final int TENTHS = 10;

    private final Printer err;
    private final int verbosity;
    private final Map<UsbPath, Long> tenths = new ConcurrentHashMap<>();

    /**
     * Creates a log.
     *
     * @param verbosity 0 for what is done, 1 for how far it is, 2 for every transfer
     */
    FlashLog(Printer err, int verbosity) {
        this.err = err;
        this.verbosity = verbosity;
    }

    static String waitingText(Duration limit) {
        return String.format(
                Locale.ROOT,
                "Waiting up to %.0f s for a board: hold BOOT, tap RESET, release BOOT.",
                Math.ceil(limit.toMillis() / 1000.0));
    }

    static String words(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the line that tells what came of a board. */
    static String summary(BoardResult result) {
        var board = board(result.path(), result.target());
        return switch (result.outcome()) {
            case FLASHED ->
                String.format(
                        Locale.ROOT,
                        "%sflashed and confirmed, %d bytes in %d blocks, %.1f s%s%s",
                        board,
                        result.bytes(),
                        result.blocks(),
                        result.millis() / 1000.0,
                        restarts(result.restarts()),
                        remarks(result));
            case SKIPPED ->
                board
                        + result.error()
                                .map(reason -> "skipped, " + reason.message())
                                .orElse("not touched (dry run)");
            case FAILED -> board + "FAILED after " + result.bytes() + " bytes";
        };
    }

    private static String restarts(int count) {
        return count == 0 ? "" : ", " + (count + 1) + " attempts";
    }

    private static String remarks(BoardResult result) {
        return result.remarks().stream().map("; "::concat).collect(Collectors.joining());
    }

    /** Returns the line that tells what came of starting an application. */
    static String summary(StartResult result) {
        return board(result.path(), result.target()) + result.started().text();
    }

    private static String board(UsbPath path, Optional<String> target) {
        return path + target.map(name -> " (" + name + ")").orElse("") + ": ";
    }

    /** Returns the line that tells how many boards had which outcome. */
    static String total(List<BoardResult> results) {
        var text = new StringBuilder();
        for (var outcome : BoardResult.Outcome.values()) {
            long count =
                    results.stream().filter(board -> board.outcome() == outcome).count();
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(outcome.id());
            }
        }
        return results.size() + (results.size() == 1 ? " board: " : " boards: ") + text;
    }

    @Override
    public void waiting(Duration limit) {
        err.println(waitingText(limit));
    }

    @Override
    public void phase(UsbPath device, Phase phase) {
        tenths.remove(device);
        err.println(device + ": " + words(phase));
    }

    @Override
    public void progress(UsbPath device, long sent, long total) {
        long tenth = total == 0 ? 0 : sent * TENTHS / total;
        if (verbosity > 0 && !Long.valueOf(tenth).equals(tenths.put(device, tenth))) {
            err.println(device + ": " + sent + " of " + total + " bytes");
        }
    }

    @Override
    public void note(UsbPath device, String text) {
        err.println(device + ": " + text);
    }

    @Override
    public void transferred(UsbPath device, Supplier<String> words) {
        if (verbosity > 1) {
            err.println(device + ": " + words.get());
        }
    }

    @Override
    public void close() {
        err.flush();
    }
}
