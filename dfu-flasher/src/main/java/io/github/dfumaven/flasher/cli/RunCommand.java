// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ToolCommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dfu-flasher run}: starts the application of boards that are in download mode. */
@Command(
        name = "run",
        description = "Starts the application of a board in download or DFU mode, through the watchdog of its ESP chip,"
                + " and tells what came of it. Exit 0 only when the board has left download mode."
                + " Experimental: tried on simulated boards only.")
final class RunCommand extends ToolCommand {

    @Mixin
    BoardSession session;

    @Override
    public Integer call() throws IOException {
        var chosen = session.selection();
        return session.run(line(), (flasher, progress, cancellation) -> {
            var results = flasher.start(chosen, progress, cancellation);
            progress.close();
            var out = out();
            results.forEach(result -> out.styled(FlashLog.summary(result), OutcomeStyle::onOut));
            return BoardSession.end(
                    line(),
                    results.stream()
                            .flatMap(result -> result.started().failure().stream())
                            .toList());
        });
    }
}
