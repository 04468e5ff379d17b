// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.FlashRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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

    /** Where ESP-IDF and Maven put the image. */
    private static final List<Path> USUAL = List.of(Path.of("build", "dfu.bin"), Path.of("target", "dfu.bin"));

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private BoardSession session;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The image, or a file with a DFU suffix for another device; - is standard input."
                    + " Default: build/dfu.bin, or else target/dfu.bin.")
    private @Nullable Path file;

    @Option(names = "--all", description = "Flash every board that the image is for, at the same time.")
    private boolean all;

    @Option(
            names = "--enter",
            description = "Restart a board into download mode whose application has only a serial port over USB, by its"
                    + " lines DTR and RTS: the one that is chosen, or the only one."
                    + " Experimental: tried on simulated boards only.")
    private boolean enter;

    @Option(
            names = {"-w", "--wait"},
            paramLabel = "DURATION",
            description = "How long to wait for a board to appear: 500ms, 30s, 2m, or seconds. Default: not at all.")
    private @Nullable String wait;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = FlashRequest.DEFAULT_SECONDS + "s",
            description = "How long a board may take over one block: 500ms, 30s, 2m, or seconds. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String timeout;

    @Option(
            names = "--restarts",
            paramLabel = "N",
            defaultValue = "" + FlashRequest.DEFAULT_RESTARTS,
            description = "How often to start again from the first block when a transfer fails, 0 to 100; 0 for"
                    + " never."
                    + " Default: ${DEFAULT-VALUE}.")
    private String restarts;

    @Option(
            names = "--pipeline",
            paramLabel = "N",
            defaultValue = "" + FlashRequest.DEFAULT_PIPELINE,
            description = "Send N blocks (at most " + FlashRequest.MOST_PIPELINED
                    + ") for each question whether all is well. Only for ESP chips;"
                    + " experimental: not tried on a board. Default: ${DEFAULT-VALUE}.")
    private String pipeline;

    @Option(
            names = "--changed",
            description = "Read the flash first, and send only the sectors that differ from the image; all of it where"
                    + " the flash cannot be read. Experimental: tried on simulated boards only.")
    private boolean changed;

    @Option(
            names = "--fast",
            description = "Shorten the delays in the ROM of ESP32-S3 and S31 before anything is sent or read."
                    + " Experimental: tried on simulated boards only.")
    private boolean fast;

    @Option(
            names = {"-R", "--reset"},
            description = "Restart the board in the end, as well as that can be done, and tell what came back.")
    private boolean reset;

    @Mixin
    private RunOption run;

    @Mixin
    private MonitorAfterFlash monitor;

    @Option(names = "--dry-run", description = "Make all checks, find the board, and stop before anything is sent.")
    private boolean dryRun;

    @Option(names = "--force", description = "Flash although the file is bad or for another device.")
    private boolean force;

    @Option(
            names = "--trust-base",
            description = "Flash a delta although what it leaves out was not compared with what the board holds:"
                    + " where that differs, the board ends up with neither image.")
    private boolean trustBase;

    @Option(
            names = "--check-board",
            description =
                    "Ask the board what it is before anything is sent, and refuse an image that is for a larger flash"
                            + " chip or for other revisions of the chip. ESP32-S2, S3 and S31. Experimental: tried on simulated"
                            + " boards only.")
    private boolean checkBoard;

    @Option(
            names = "--verify",
            description = "Read the flash back and compare it, besides the check that the board makes itself."
                    + " Experimental: tried on simulated boards only.")
    private boolean verify;

    @Option(names = "--json", description = "Write a JSON report for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var outcome = new JsonOutcome(Printer.out(spec.commandLine()));
        try {
            return flash(outcome);
        } catch (IOException | RuntimeException | Error e) {
            tellPrograms(outcome, e);
            throw e;
        }
    }

    private int flash(JsonOutcome outcome) throws IOException {
        var path = file();
        var content = Streams.read(path.toString());
        outcome.read(path, content);
        var image = FlashFile.of(path.toString(), content, force);
        Tool.warn(spec.commandLine(), image.warnings());
        var request = request(image);
        var shown = monitor.request(request, session.backend());
        var flashed = new AtomicReference<FlashReport>();
        int exit = session.run(
                spec.commandLine(),
                SimulatedSetup.of(image.chip(), image.flashSize()),
                (flasher, progress, cancellation) -> {
                    try {
                        var report = flasher.flash(request, progress, cancellation);
                        progress.close();
                        show(report, outcome);
                        flashed.set(report);
                        return end(report);
                    } catch (DfuException e) {
                        progress.close();
                        tellPrograms(outcome, e);
                        throw e;
                    }
                });
        var report = flashed.get();
        return shown.isEmpty() || exit != ExitCode.DONE || dryRun || report == null
                ? exit
                : MonitorAfterFlash.run(spec.commandLine(), shown.get(), report, json);
    }

    /** Wrong usage is a matter of people, whenever it shows. */
    private void tellPrograms(JsonOutcome outcome, Throwable why) {
        if (json && !(why instanceof InvalidRequestException)) {
            outcome.failed(why);
        }
    }

    private Path file() throws NoSuchFileException {
        if (file != null) {
            return file;
        }
        var found = USUAL.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new NoSuchFileException(
                        USUAL.stream().map(Path::toString).collect(Collectors.joining(" or "))));
        Printer.err(spec.commandLine()).println("Flashing " + found);
        return found;
    }

    private FlashRequest request(FlashFile image) throws InvalidRequestException {
        return FlashRequest.builder(image)
                .selection(session.selection())
                .all(all)
                .enter(enter)
                .waitFor(wait)
                .timeout(timeout)
                .restarts(restarts)
                .pipeline(pipeline)
                .changed(changed)
                .fast(fast)
                .reset(reset)
                .run(run.word())
                .dryRun(dryRun)
                .force(force)
                .trustBase(trustBase)
                .checkBoard(checkBoard)
                .verify(verify)
                .build();
    }

    private void show(FlashReport report, JsonOutcome outcome) throws InvalidRequestException {
        var out = Printer.out(spec.commandLine());
        if (json) {
            outcome.report(report);
            if (Terminal.isErr()) {
                Printer.err(spec.commandLine()).println(FlashLog.total(report.devices()));
            }
            return;
        }
        report.devices().forEach(result -> out.styled(FlashLog.summary(result), OutcomeStyle::onOut));
        if (report.devices().size() > 1) {
            out.styled(FlashLog.total(report.devices()), OutcomeStyle::onOut);
        }
        report.devices().stream()
                .filter(board -> board.failure().isEmpty())
                .flatMap(board -> board.started().stream())
                .flatMap(started -> started.error().stream())
                .forEach(why -> Printer.err(spec.commandLine()).println("  " + Tool.WORDING.spell(why.hint())));
        boolean real = !session.backend().isSimulated();
        if (real && report.devices().stream().anyMatch(FlashCommand::isInDownloadMode)) {
            Printer.err(spec.commandLine())
                    .println("Press RESET on " + (report.devices().size() > 1 ? "each board" : "the board")
                            + " to start the application.");
        }
    }

    /** Tells whether it is a board that goes on waiting for images, as the ROM of an ESP chip does. */
    private static boolean isInDownloadMode(BoardResult result) {
        return result.outcome() == BoardResult.Outcome.FLASHED
                && result.target().isPresent()
                && result.started().isEmpty()
                && result.afterReset().isEmpty();
    }

    private int end(FlashReport report) throws DfuException {
        if (report.interrupted()) {
            return BoardSession.interrupted(spec.commandLine(), report.failures());
        }
        if (report.ok()) {
            return ExitCode.DONE;
        }
        if (report.devices().size() == 1 || report.failure().get() instanceof InternalErrorException) {
            report.orThrow();
        }
        // Some of many failed, for whatever reasons: each with its cure.
        report.failures().stream()
                .map(error -> Explanation.of(error, Tool.WORDING))
                .forEach(error -> Tool.error(spec.commandLine(), error));
        return ExitCode.DEVICE;
    }
}
