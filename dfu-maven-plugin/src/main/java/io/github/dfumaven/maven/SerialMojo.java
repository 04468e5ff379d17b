// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.monitor.MonitorRequest;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals share that show what a board prints on its serial port. */
abstract class SerialMojo extends DfuMojo {

    /**
     * Serial port to show, such as {@code /dev/ttyUSB0} or {@code COM3}. Default: that of the board, found by its USB path.
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
    @Parameter(property = "dfu.baud", defaultValue = "" + MonitorRequest.DEFAULT_BAUD)
    private String baud;

    /**
     * The application's ELF file, for the monitor: addresses of panics and backtraces are put into words, with file and line
     * where a toolchain's addr2line is on the PATH.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.elf")
    private @Nullable File elf;

    /**
     * Regular expression that ends the monitor well as soon as it is found in a line, or in a prompt.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.until")
    private @Nullable String until;

    /**
     * Regular expression with which the monitor fails the build as soon as it is found in a line; it counts before {@code
     * until}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.fail")
    private @Nullable String fail;

    /**
     * File that gets every line of the monitor, shown or not, behind what it has already.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.log")
    private @Nullable File log;

    /**
     * Whether the monitor puts the local time in front of each line.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.timestamps", defaultValue = "false")
    private boolean timestamps;

    /**
     * Regular expression of the lines that the monitor shows. All lines count for {@code until}, {@code fail} and {@code log}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.filter")
    private @Nullable String filter;

    /** Returns a builder that is told these. */
    final MonitorRequest.Builder shown() throws InvalidRequestException {
        return MonitorRequest.builder()
                .port(port)
                .baud(baud)
                .elf(Optional.ofNullable(elf).map(File::toPath).orElse(null))
                .until(until)
                .fail(fail)
                .log(Optional.ofNullable(log).map(File::toPath).orElse(null))
                .timestamps(timestamps)
                .filter(filter);
    }

    /** Returns the port that is named, if one is. */
    final @Nullable String port() {
        return port;
    }
}
