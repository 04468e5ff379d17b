// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.ToolCommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dfu-flasher reset}: restarts a device. */
@Command(
        name = "reset",
        description = "Restarts a device in DFU mode by a reset of the bus, as well as that can be done, and tells what"
                + " came back. A board in runtime mode of its ROM stays there: press RESET.")
final class ResetCommand extends ToolCommand {

    @Mixin
    BoardSession session;

    @Override
    public Integer call() throws IOException {
        var chosen = session.selection();
        return session.run(line(), (flasher, progress, cancellation) -> {
            var seen = flasher.reset(chosen, progress, cancellation);
            progress.close();
            out().println("After the reset: " + seen.meaning() + ".");
            return ExitCode.DONE;
        });
    }
}
