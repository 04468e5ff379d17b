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

/** {@code dfu-flasher detach}: brings a device into DFU mode. */
@Command(
        name = "detach",
        description = "Brings a device from runtime mode into DFU mode; one that is there already stays as it is.")
final class DetachCommand implements Callable<Integer> {

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
            var device = flasher.detach(chosen, progress, cancellation);
            progress.close();
            Printer.out(spec.commandLine()).println(device);
            return ExitCode.DONE;
        });
    }
}
