// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.boards.CtrlC;
import io.github.dfumaven.boards.Durations;
import io.github.dfumaven.boards.FlashFile;
import io.github.dfumaven.boards.SimulatedSetup;
import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.usb.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dfu-flasher flash}: puts an image on boards. */
@Command(
        name = "flash",
        description = "Flashes an image to a board. Exit 0 only when the board has confirmed that it holds the image.")
final class FlashCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private UsbOption usb;

    @Mixin
    private SelectionOptions selection;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The image. Default: build/dfu.bin.")
    private Path file = Path.of("build", "dfu.bin");

    @Option(names = "--all", description = "Flash every board that the image is for, at the same time.")
    private boolean all;

    @Option(
            names = {"-w", "--wait"},
            paramLabel = "DURATION",
            description = "Wait for a board to appear, for example 30s.")
    private @Nullable String wait;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "How long a board may take over one block. Default: ${DEFAULT-VALUE}.")
    private String timeout;

    @Option(
            names = {"-R", "--reset"},
            description = "Restart the board in the end, as well as that can be done, and tell what came back.")
    private boolean reset;

    @Option(names = "--dry-run", description = "Make all checks, find the board, and stop before anything is sent.")
    private boolean dryRun;

    @Option(names = "--force", description = "Flash although the file is bad or for another device.")
    private boolean force;

    @Option(names = "--json", description = "Write a JSON report for programs.")
    private boolean json;

    @Option(
            names = "--sim-flash-file",
            paramLabel = "FILE",
            description = "Keeps the flash of a simulated board; its content is the flash before.")
    private @Nullable Path simFlashFile;

    @Override
    public Integer call() throws IOException {
        var image = FlashFile.read(file, force);
        Tool.warn(spec.commandLine(), image.warnings());
        var request = request(image);
        var setup = SimulatedSetup.of(image).keptIn(Optional.ofNullable(simFlashFile));
        try (var ctrlC = CtrlC.watch();
                var bus = usb.open(spec.commandLine(), setup)) {
            var log = new FlashLog(spec.commandLine().getErr());
            var report = new Flasher(bus.usb(), Sleeper.REAL).flash(request, log, ctrlC.cancellation());
            show(report);
            return end(report);
        }
    }

    private FlashRequest request(FlashFile image) throws InvalidRequestException {
        return new FlashRequest(
                image.image(),
                selection.selection(),
                all,
                wait == null ? Optional.empty() : Optional.of(Durations.parse("wait", wait)),
                Durations.parse("timeout", timeout),
                reset,
                dryRun,
                force);
    }

    private void show(FlashReport report) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(FlasherJson.report(report));
            return;
        }
        report.devices().forEach(result -> out.println(FlashLog.summary(result)));
    }

    private static int end(FlashReport report) throws DfuException {
        if (report.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        report.orThrow();
        return ExitCode.DONE;
    }
}
