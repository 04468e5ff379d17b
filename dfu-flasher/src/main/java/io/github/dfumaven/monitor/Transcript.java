// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a board prints, line by line: shown, logged, put into words, and judged. */
final class Transcript {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS ", Locale.ROOT);
    private static final String INDENT = "  ";
    private static final String NOTE = "--- ";

    /** What ends the monitor: a line, and whether it is a failure. */
    record Verdict(String line, boolean isFailure) {}

    private final MonitorRequest request;
    private final MonitorListener listener;
    private final LogFile log;
    private final Optional<PanicDecoder> decoder;
    private final Clock clock;
    private final LineSplitter lines = new LineSplitter();
    private Optional<Instant> began = Optional.empty();
    private Optional<String> shown = Optional.empty();

    Transcript(
            MonitorRequest request,
            MonitorListener listener,
            LogFile log,
            Optional<PanicDecoder> decoder,
            Clock clock) {
        this.request = request;
        this.listener = listener;
        this.log = log;
        this.decoder = decoder;
        this.clock = clock;
    }

    /** Takes what has come; what is behind a line that ends the monitor is left out. */
    Optional<Verdict> add(byte[] bytes, int count) throws IOException {
        for (var line : lines.add(bytes, count)) {
            whole(line);
            var verdict = judge(line);
            if (verdict.isPresent()) {
                return verdict;
            }
        }
        if (lines.isInLine() && began.isEmpty()) {
            began = Optional.of(clock.instant());
        }
        return Optional.empty();
    }

    /** Shows a line that has no end and perhaps gets none, as a prompt, when nothing more has come for a while. */
    Optional<Verdict> pause() {
        if (!lines.isInLine()) {
            return Optional.empty();
        }
        var partial = lines.partial();
        if (shown.isPresent() || isWanted(partial)) {
            show(partial);
        }
        return judge(partial);
    }

    /** Ends the line that has no end, as when the port has left. */
    void cut() throws IOException {
        if (lines.isInLine()) {
            whole(lines.take());
        }
    }

    /** Tells what the board has not printed. */
    void note(String text) throws IOException {
        log.line(stamp() + NOTE + text);
        listener.note(text);
    }

    private void whole(String line) throws IOException {
        var stamp = stamp();
        log.line(stamp + line);
        boolean wanted = shown.isPresent() || isWanted(line);
        if (wanted) {
            show(line);
            listener.end();
        }
        began = Optional.empty();
        shown = Optional.empty();
        for (var words : decoder.map(known -> known.decode(line)).orElse(List.of())) {
            log.line(INDENT + words);
            if (wanted) {
                listener.part(INDENT + words);
                listener.end();
            }
        }
    }

    private void show(String text) {
        var before = shown.orElse("");
        if (shown.isEmpty()) {
            listener.part(stamp() + text);
        } else if (!text.startsWith(before)) {
            listener.end();
            listener.part(stamp() + text);
        } else if (text.length() > before.length()) {
            listener.part(text.substring(before.length()));
        }
        shown = Optional.of(text);
    }

    private boolean isWanted(String line) {
        return request.filter().map(filter -> filter.matcher(line).find()).orElse(true);
    }

    private Optional<Verdict> judge(String line) {
        if (isIn(request.fail(), line)) {
            return Optional.of(new Verdict(line, true));
        }
        return isIn(request.until(), line) ? Optional.of(new Verdict(line, false)) : Optional.empty();
    }

    private static boolean isIn(Optional<Pattern> pattern, String line) {
        return pattern.filter(wanted -> wanted.matcher(line).find()).isPresent();
    }

    private String stamp() {
        return request.timestamps()
                ? TIME.format(began.orElseGet(clock::instant).atZone(clock.getZone()))
                : "";
    }
}
