// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import java.io.IOException;
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
public final class MonitorMojo extends SerialMojo {

    /**
     * Where the board is plugged in, as {@code dfu:list} prints it, for example {@code 1-10}. Default: the only board or
     * adapter with a serial port.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.path")
    private @Nullable String path;

    /**
     * Fail the build after this time: {@code 500ms}, {@code 30s}, {@code 2m}, or seconds. Default: never, but without a port
     * after 10 s.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.timeout")
    private @Nullable String timeout;

    /** Creates the goal. */
    public MonitorMojo() {}

    @Override
    void run() throws IOException {
        var request = shown().path(path).timeout(timeout).build();
        if (!OncePerBuild.first(build(), "monitored " + path + " " + port())) {
            getLog().info("Monitored in this build already");
            return;
        }
        MonitorLog.run(getLog(), build(), request);
    }
}
