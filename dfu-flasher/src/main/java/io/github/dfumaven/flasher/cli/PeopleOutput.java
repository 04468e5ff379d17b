// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.ProgressListener;
import java.nio.file.Path;

/** Tells people what came of {@code flash}. */
final class PeopleOutput implements FlashOutput {

    private final Printer out;
    private final Printer err;
    private final boolean simulated;

    PeopleOutput(Printer out, Printer err, boolean simulated) {
        this.out = out;
        this.err = err;
        this.simulated = simulated;
    }

    @Override
    public void read(Path file, Bytes content) {}

    @Override
    public ProgressListener listener(ProgressListener people) {
        return people;
    }

    @Override
    public void report(FlashReport report) {
        report.devices().forEach(result -> out.styled(FlashLog.summary(result), OutcomeStyle::onOut));
        if (report.devices().size() > 1) {
            out.styled(FlashLog.total(report.devices()), OutcomeStyle::onOut);
        }
        report.devices().stream()
                .filter(board -> board.failure().isEmpty())
                .flatMap(board -> board.started().stream())
                .flatMap(started -> started.error().stream())
                .forEach(why -> err.println("  " + Tool.WORDING.spell(why.hint())));
        if (!simulated && report.devices().stream().anyMatch(PeopleOutput::isInDownloadMode)) {
            err.println("Press RESET on " + (report.devices().size() > 1 ? "each board" : "the board")
                    + " to start the application.");
        }
    }

    /** Errors are told by whoever throws them on. */
    @Override
    public void failed(Throwable why) {}

    /** Tells whether it is a board that goes on waiting for images, as the ROM of an ESP chip does. */
    private static boolean isInDownloadMode(BoardResult result) {
        return result.outcome() == BoardResult.Outcome.FLASHED
                && result.target().isPresent()
                && result.started().isEmpty()
                && result.afterReset().isEmpty();
    }
}
