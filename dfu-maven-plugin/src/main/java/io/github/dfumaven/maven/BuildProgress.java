// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashImage;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.flash.Started;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Logs what happens to boards. Steps are for {@code -X}, results are for everybody.
 *
 * @param log where to
 * @param simulated whether every result has to say that it is of no real board
 */
record BuildProgress(BuildLog log, boolean simulated) implements ProgressListener {

    /** Says loudly that nothing is real. */
    static void tellSimulated(BuildLog log) {
        log.warn("The boards are simulated: no USB is used, and no real board is flashed");
    }

    void start(FlashImage image) {
        if (simulated) {
            tellSimulated(log);
        }
        log.info(image.name() + ": " + image.payload().length() + " bytes to flash");
    }

    /** Logs those to which nothing was sent, on purpose. */
    void end(FlashReport report) {
        report.devices().stream()
                .filter(board -> board.outcome() == BoardResult.Outcome.SKIPPED)
                .forEach(board -> log.info(board(board) + ": skipped, nothing was sent"));
    }

    @Override
    public void waiting(Duration limit) {
        log.info("Waiting for a board, at most " + limit.toMillis() / 1000.0 + " s");
    }

    @Override
    public void phase(UsbPath device, Phase phase) {
        log.debug(device + ": " + phase.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void note(UsbPath device, String text) {
        log.info(device + ": " + text);
    }

    @Override
    public void finished(BoardResult result) {
        if (result.outcome() == BoardResult.Outcome.FLASHED) {
            log.info(String.format(
                    Locale.ROOT,
                    "%s: flashed %d bytes in %d blocks, confirmed by the board, %.1f s%s%s",
                    board(result),
                    result.bytes(),
                    result.blocks(),
                    result.millis() / 1000.0,
                    result.restarts() == 0 ? "" : ", " + (result.restarts() + 1) + " attempts",
                    result.remarks().stream().map("; "::concat).collect(Collectors.joining())));
            result.started().flatMap(Started::error).ifPresent(why -> log.warn(PomWording.WORDING.spell(why.hint())));
        } else {
            log.error(board(result) + ": failed after " + result.bytes() + " bytes");
        }
    }

    private String board(BoardResult result) {
        return (simulated ? "simulated " : "") + result.target().orElse("device") + " at " + result.path();
    }
}
