// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dfu-flasher reset}: restarts a device. */
@Command(
        name = "reset",
        description = "Restarts a device in DFU mode by a reset of the bus, as well as that can be done, and tells what"
                + " came back. A board in runtime mode of its ROM stays there: press RESET.")
final class ResetCommand implements Callable<Integer> {

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
            var seen = flasher.reset(chosen, progress, cancellation);
            progress.close();
            Printer.out(spec.commandLine()).println("After the reset: " + seen.meaning() + ".");
            return ExitCode.DONE;
        });
    }
}
