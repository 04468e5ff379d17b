// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.flash.CtrlC;
import io.github.dfumaven.monitor.Monitor;
import io.github.dfumaven.monitor.MonitorEnd;
import io.github.dfumaven.monitor.MonitorListener;
import io.github.dfumaven.monitor.MonitorRequest;
import io.github.dfumaven.monitor.SerialPorts;
import io.github.dfumaven.time.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.maven.execution.MavenSession;

/** Logs what a board prints, one line each; a prompt waits for the rest of its line. */
final class MonitorLog implements MonitorListener {

    private final BuildLog log;
    private final StringBuilder line = new StringBuilder();

    private MonitorLog(BuildLog log) {
        this.log = log;
    }

    /**
     * Shows a board until something ends it.
     *
     * @param log where its lines go
     * @param build asked whether somebody types
     * @param request which board, and what to do about it
     */
    static void run(BuildLog log, MavenSession build, MonitorRequest request) throws IOException {
        var input = build.getRequest().isInteractiveMode() ? System.in : InputStream.nullInputStream();
        try (var ctrlC = CtrlC.watch()) {
            var end = new Monitor(SerialPorts.ofThisMachine(), Sleeper.REAL)
                    .run(request, new MonitorLog(log), input, ctrlC.cancellation()::isCancelled);
            if (end == MonitorEnd.INTERRUPTED) {
                throw new InterruptedIOException("the monitor was interrupted");
            }
        }
    }

    @Override
    public void part(String text) {
        line.append(text);
    }

    @Override
    public void end() {
        log.info(line);
        line.setLength(0);
    }

    @Override
    public void note(String text) {
        log.info("--- " + text);
    }
}
