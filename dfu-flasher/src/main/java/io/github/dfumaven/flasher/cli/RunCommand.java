// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.StartResult;
import io.github.dfumaven.session.SessionError;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dfu-flasher run}: starts the application of boards that are in download mode. */
@Command(
        name = "run",
        description = "Starts the application of a board in download or DFU mode, through the watchdog of its ESP chip,"
                + " and tells what came of it. Exit 0 only when the board has left download mode."
                + " Experimental: tried on simulated boards only.")
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private BoardSession session;

    @Override
    public Integer call() throws IOException {
        var chosen = session.selection();
        return session.run(spec.commandLine(), (flasher, progress, cancellation) -> {
            var results = flasher.start(chosen, progress, cancellation);
            progress.close();
            var out = Printer.out(spec.commandLine());
            results.forEach(result -> out.styled(FlashLog.summary(result), OutcomeStyle::onOut));
            return end(results);
        });
    }

    private int end(List<StartResult> results) throws DfuException {
        var failures = results.stream()
                .flatMap(result -> result.started().failure().stream())
                .toList();
        if (failures.stream().anyMatch(error -> error.code() == SessionError.INTERRUPTED)) {
            return BoardSession.interrupted(spec.commandLine(), failures);
        }
        if (failures.size() == 1) {
            throw failures.get(0);
        }
        failures.forEach(error -> Tool.error(spec.commandLine(), Explanation.of(error, Tool.WORDING)));
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.DEVICE;
    }
}
