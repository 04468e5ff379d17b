// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.ToolCommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dfu-flasher detach}: brings a device into DFU mode. */
@Command(
        name = "detach",
        description = "Brings a device from runtime mode into DFU mode; one that is there already stays as it is.")
final class DetachCommand extends ToolCommand {

    @Mixin
    BoardSession session;

    @Override
    public Integer call() throws IOException {
        var chosen = session.selection();
        return session.run(line(), (flasher, progress, cancellation) -> {
            var device = flasher.detach(chosen, progress, cancellation);
            progress.close();
            out().println(device);
            return ExitCode.DONE;
        });
    }
}
