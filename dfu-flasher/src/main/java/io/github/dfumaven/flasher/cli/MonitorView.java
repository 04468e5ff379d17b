// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.flash.CtrlC;
import io.github.dfumaven.monitor.Monitor;
import io.github.dfumaven.monitor.MonitorEnd;
import io.github.dfumaven.monitor.MonitorListener;
import io.github.dfumaven.monitor.MonitorRequest;
import io.github.dfumaven.time.Sleeper;
import java.io.IOException;
import picocli.CommandLine;

/** Prints what a board prints to one place, and what becomes of its port to stderr, without mixing them in one line. */
final class MonitorView implements MonitorListener {

    private final Printer out;
    private final Printer err;
    private boolean isInLine;

    private MonitorView(Printer out, Printer err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Shows a board until something ends it.
     *
     * @param line the command
     * @param out where its lines go
     * @param request which board, and what to do about it
     * @return an exit code
     */
    static int run(CommandLine line, Printer out, MonitorRequest request) throws IOException {
        var tool = (FlasherTool) line.getCommandSpec().root().userObject();
        try (var ctrlC = CtrlC.watch()) {
            var view = new MonitorView(out, Printer.err(line));
            var end = new Monitor(tool.ports(), Sleeper.REAL)
                    .run(request, view, tool.input(), () -> ctrlC.cancellation().isCancelled() || out.checkError());
            if (end == MonitorEnd.UNTIL) {
                return ExitCode.DONE;
            }
            return out.checkError() ? ExitCode.IO : ExitCode.INTERRUPTED;
        }
    }

    @Override
    public void part(String text) {
        out.print(text);
        out.flush();
        isInLine = true;
    }

    @Override
    public void end() {
        out.println();
        isInLine = false;
    }

    @Override
    public void note(String text) {
        if (isInLine) {
            end();
        }
        err.println("--- " + text);
    }
}
