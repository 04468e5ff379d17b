// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.ToolCommand;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher monitor}: shows what a board prints. */
@Command(
        name = "monitor",
        description =
                "Shows what a board prints on its serial port, over USB or of an adapter, and sends what is typed;"
                        + " goes on when the port leaves and comes back. Exit 0 at --until, 1 at --fail, 3 without a port or"
                        + " after --timeout, 130 on Ctrl-C.")
final class MonitorCommand extends ToolCommand {

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description =
                    "Where the board is plugged in, as the list prints it, for example 1-10. Default: the only board"
                            + " or adapter with a serial port.")
    @Nullable
    String path;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description =
                    "End with exit 3 after this time: 500ms, 30s, 2m, or seconds. Default: never, but without a port"
                            + " after 10 s.")
    @Nullable
    String timeout;

    @Mixin
    MonitorOptions options;

    @Override
    public Integer call() throws IOException {
        var request = options.request().path(path).timeout(timeout).build();
        return MonitorView.run(line(), out(), request);
    }
}
