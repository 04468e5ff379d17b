// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.monitor.Monitor;
import io.github.dfumaven.monitor.MonitorRequest;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a goal needs to go on as {@code dfu:monitor} when its work is done. */
abstract class MonitoredMojo extends SerialMojo {

    /**
     * Whether to go on as {@code dfu:monitor} when the board has confirmed the image: to show what it prints on its serial
     * port. Together with {@code run} it starts by itself.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.monitor", defaultValue = "false")
    private boolean monitor;

    /**
     * Fail the build when the monitor has run for this time: {@code 500ms}, {@code 30s}, {@code 2m}, or seconds. Default:
     * never, but without a port after 10 s.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.monitorTimeout")
    private @Nullable String monitorTimeout;

    /**
     * Returns what to show in the end, if that is wished.
     *
     * @param several whether there are several boards
     * @param isHere whether they are on this machine
     * @throws IOException if it cannot be shown
     */
    final Optional<MonitorRequest> monitored(boolean several, boolean isHere) throws IOException {
        if (!monitor) {
            return Optional.empty();
        }
        var request = shown().monitorTimeout(monitorTimeout).build();
        request.checkAfter(several, isHere);
        Monitor.check(request);
        return Optional.of(request);
    }

    /** Shows the board that was flashed, if one was. */
    final void show(MonitorRequest request, FlashReport report) throws IOException {
        for (var board : report.devices()) {
            if (board.outcome() == BoardResult.Outcome.FLASHED) {
                MonitorLog.run(getLog(), build(), request.at(board.path()));
            }
        }
    }
}
