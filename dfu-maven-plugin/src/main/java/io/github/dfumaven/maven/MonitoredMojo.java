// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.monitor.Monitor;
import io.github.dfumaven.monitor.MonitorRequest;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What a goal needs to go on as {@code dfu:monitor} when its work on an image is done. */
abstract class MonitoredMojo extends SimulationMojo {

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
     * Serial port for {@code monitor}, such as {@code /dev/ttyUSB0} or {@code COM3}. Default: that of the board, found by its
     * USB path.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.port")
    private @Nullable String port;

    /**
     * Bits in a second on the serial port, 50 to 20000000; an adapter needs it, a port of the board itself does not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.baud", defaultValue = "" + MonitorRequest.DEFAULT_BAUD, required = true)
    private String baud;

    /**
     * The application's ELF file for {@code monitor}: addresses of panics and backtraces are put into words, with file and line
     * where a toolchain's addr2line is on the PATH.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.elf")
    private @Nullable File elf;

    /**
     * Regular expression that ends {@code monitor} well as soon as it is found in a line, or in a prompt.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.until")
    private @Nullable String until;

    /**
     * Regular expression with which {@code monitor} fails the build as soon as it is found in a line; it counts before {@code
     * until}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.fail")
    private @Nullable String fail;

    /**
     * File that gets every line of {@code monitor}, shown or not, behind what it has already.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.log")
    private @Nullable File log;

    /**
     * Whether {@code monitor} puts the local time in front of each line.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.timestamps", defaultValue = "false")
    private boolean timestamps;

    /**
     * Regular expression of the lines that {@code monitor} shows. All lines count for {@code until}, {@code fail} and
     * {@code log}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.filter")
    private @Nullable String filter;

    MonitoredMojo(RepositorySystem repositories, Reactor reactor) {
        super(repositories, reactor);
    }

    /**
     * Returns what to show in the end, if that is wished.
     *
     * @param several whether there are several boards
     * @param isHere whether they are on this machine
     * @throws IOException if it cannot be shown
     */
    final Optional<MonitorRequest> shown(boolean several, boolean isHere) throws IOException {
        if (!monitor) {
            return Optional.empty();
        }
        var request = MonitorRequest.builder()
                .port(port)
                .baud(baud)
                .elf(Optional.ofNullable(elf).map(File::toPath).orElse(null))
                .until(until)
                .fail(fail)
                .monitorTimeout(monitorTimeout)
                .log(Optional.ofNullable(log).map(File::toPath).orElse(null))
                .timestamps(timestamps)
                .filter(filter)
                .build();
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
