// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.monitor.Monitor;
import io.github.dfumaven.monitor.MonitorError;
import io.github.dfumaven.monitor.MonitorRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The wish that {@code flash} goes on as {@code monitor}, with the options of that. */
final class MonitorAfterFlash {

    @Option(
            names = "--monitor",
            description =
                    "When the board has confirmed the image, go on as monitor: show what it prints on its serial port."
                            + " Together with --run it starts by itself. The exit code is then that of monitor.")
    boolean monitor;

    @Option(
            names = "--monitor-timeout",
            paramLabel = "DURATION",
            description = "End the monitor with exit 3 after this time: 500ms, 30s, 2m, or seconds. Default: never, but"
                    + " without a port after 10 s.")
    @Nullable
    String monitorTimeout;

    @Mixin
    MonitorOptions options;

    /**
     * Returns what to show in the end, if that is wished.
     *
     * @param flash what is to be flashed
     * @param backend where the board is
     * @throws IOException if it cannot be shown, before anything is sent
     */
    Optional<MonitorRequest> request(FlashRequest flash, Backend backend) throws IOException {
        var request = options.request().monitorTimeout(monitorTimeout).build();
        if (!monitor) {
            if (monitorTimeout != null || options.areGiven()) {
                throw MonitorError.NEEDS_MONITOR.because("nothing is shown of what the board prints");
            }
            return Optional.empty();
        }
        request.checkAfter(flash.all() || flash.selection().path().size() > 1, backend.isOfThisMachine());
        Monitor.check(request);
        return Optional.of(request);
    }

    /** Shows the board that was flashed; on stderr if programs read stdout. */
    static int run(CommandLine line, MonitorRequest request, FlashReport report, boolean json) throws IOException {
        var flashed = report.devices().stream()
                .filter(board -> board.outcome() == BoardResult.Outcome.FLASHED)
                .map(BoardResult::path)
                .findFirst();
        var shown = flashed.isPresent() ? request.at(flashed.get()) : request;
        return MonitorView.run(line, json ? Printer.err(line) : Printer.out(line), shown);
    }
}
