// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.monitor.MonitorRequest;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a board prints on its serial port, over USB or of an adapter, and sends what is typed; goes on when the port leaves
 * and comes back. Fails the build when the board prints what {@code fail} says, and when there is no port or the time has
 * passed. Needs no pom.
 *
 * @since 0.1.0
 */
@Mojo(name = "monitor", requiresProject = false, threadSafe = true)
public final class MonitorMojo extends DfuMojo {

    /**
     * Where the board is plugged in, as {@code dfu:list} prints it, for example {@code 1-10}. Default: the only board or
     * adapter with a serial port.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.path")
    private @Nullable String path;

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
    @Parameter(property = "dfu.baud", defaultValue = "" + MonitorRequest.DEFAULT_BAUD, required = true)
    private String baud;

    /**
     * The application's ELF file: addresses of panics and backtraces are put into words, with file and line where a
     * toolchain's addr2line is on the PATH.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.elf")
    private @Nullable File elf;

    /**
     * Regular expression that ends the goal well as soon as it is found in a line, or in a prompt.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.until")
    private @Nullable String until;

    /**
     * Regular expression that fails the build as soon as it is found in a line; it counts before {@code until}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.fail")
    private @Nullable String fail;

    /**
     * Fail the build after this time: {@code 500ms}, {@code 30s}, {@code 2m}, or seconds. Default: never, but without a port
     * after 10 s.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.timeout")
    private @Nullable String timeout;

    /**
     * File that gets every line, shown or not, behind what it has already.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.log")
    private @Nullable File log;

    /**
     * Whether to put the local time in front of each line.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.timestamps", defaultValue = "false")
    private boolean timestamps;

    /**
     * Regular expression of the lines to show. All lines count for {@code until}, {@code fail} and {@code log}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.filter")
    private @Nullable String filter;

    /** Creates the goal. */
    public MonitorMojo() {}

    @Override
    void run() throws IOException {
        var request = MonitorRequest.builder()
                .path(path)
                .port(port)
                .baud(baud)
                .elf(Optional.ofNullable(elf).map(File::toPath).orElse(null))
                .until(until)
                .fail(fail)
                .timeout(timeout)
                .log(Optional.ofNullable(log).map(File::toPath).orElse(null))
                .timestamps(timestamps)
                .filter(filter)
                .build();
        if (!OncePerBuild.first(build(), "monitored " + path + " " + port)) {
            getLog().info("Monitored in this build already");
            return;
        }
        MonitorLog.run(getLog(), build(), request);
    }
}
