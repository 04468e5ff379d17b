// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.words.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-flasher simulate}: boards that are not there, for any USB/IP client. */
@Command(
        name = "simulate",
        description = "Serves simulated boards over USB/IP until it is interrupted: to this tool (--usb usbip://HOST),"
                + " or to a Linux kernel (usbip attach -r HOST -b 1-10).")
final class SimulateCommand extends ToolCommand {

    @Mixin
    ServerOptions server;

    @Option(names = "--target", paramLabel = "TARGET", required = true, description = "The chip on each board.")
    String target;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many boards: at 1-10, 1-2, 1-3 and so on. Default: ${DEFAULT-VALUE}.")
    int count;

    @Option(
            names = "--flash-file",
            paramLabel = "FILE",
            description =
                    "The flash of the first board, written back when a client leaves and in the end; made blank if"
                            + " it is not there. Further boards have FILE.2, FILE.3 and so on.")
    @Nullable
    Path flashFile;

    @Option(
            names = "--flash-size",
            paramLabel = "SIZE",
            defaultValue = "4MB",
            description = "Size of blank flash. Default: ${DEFAULT-VALUE}.")
    String flashSize;

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            defaultValue = "0ms",
            description = "How long every transfer takes. Default: ${DEFAULT-VALUE}.")
    String latency;

    @Mixin
    SimulationOptions simulation;

    @Override
    public Integer call() throws IOException {
        var size = FlashSize.named(flashSize).bytes();
        var chip = Chip.namedWithDfu(target);
        var setup = server.setup().busesIn("/sys/devices/simulated");
        var delay = Durations.parse("latency", latency);
        var bus = Backend.simulated(chip, count)
                .open(simulation
                        .applied(SimulatedSetup.withFlash(size))
                        .keptIn(Optional.ofNullable(flashFile))
                        .delayedBy(delay));
        return server.serve(line(), bus, bus.simulated(), setup, "simulated " + chip.target());
    }
}
