// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.OwnImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-flasher flash}: puts an image on boards. */
@Command(
        name = "flash",
        description = "Flashes an image to a board. Exit 0 only when the board has confirmed that it holds the image.")
final class FlashCommand extends ToolCommand {

    /** Where ESP-IDF and Maven put the image. */
    private static final List<Path> USUAL = List.of(Path.of("build", "dfu.bin"), Path.of("target", "dfu.bin"));

    @Mixin
    BoardSession session;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The image, or a file with a DFU suffix for another device; - is standard input."
                    + " Default: build/dfu.bin, or else target/dfu.bin.")
    @Nullable
    Path file;

    @Option(names = "--all", description = "Flash every board that the image is for, at the same time.")
    boolean all;

    @Option(
            names = "--enter",
            description = "Restart a board into download mode whose application has only a serial port over USB, by its"
                    + " lines DTR and RTS: the one that is chosen, or the only one."
                    + " Experimental: tried on simulated boards only.")
    boolean enter;

    @Option(
            names = {"-w", "--wait"},
            paramLabel = "DURATION",
            description = "How long to wait for a board to appear: 500ms, 30s, 2m, or seconds. Default: not at all.")
    @Nullable
    String wait;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = FlashRequest.DEFAULT_SECONDS + "s",
            description = "How long a board may take over one block: 500ms, 30s, 2m, or seconds. Default:"
                    + " ${DEFAULT-VALUE}.")
    String timeout;

    @Option(
            names = "--restarts",
            paramLabel = "N",
            defaultValue = "" + FlashRequest.DEFAULT_RESTARTS,
            description = "How often to start again from the first block when a transfer fails, 0 to 100; 0 for"
                    + " never."
                    + " Default: ${DEFAULT-VALUE}.")
    String restarts;

    @Option(
            names = "--pipeline",
            paramLabel = "N",
            defaultValue = "" + FlashRequest.DEFAULT_PIPELINE,
            description = "Send N blocks (at most " + FlashRequest.MOST_PIPELINED
                    + ") for each question whether all is well. Only for ESP chips;"
                    + " experimental: not tried on a board. Default: ${DEFAULT-VALUE}.")
    String pipeline;

    @Option(
            names = "--changed",
            description = "Read the flash first, and send only the sectors that differ from the image; all of it where"
                    + " the flash cannot be read. Experimental: tried on simulated boards only.")
    boolean changed;

    @Option(
            names = "--fast",
            description = "Shorten the delays in the ROM of ESP32-S3 and S31 before anything is sent or read."
                    + " Experimental: tried on simulated boards only.")
    boolean fast;

    @Option(
            names = {"-R", "--reset"},
            description = "Restart the board in the end, as well as that can be done, and tell what came back.")
    boolean reset;

    @Mixin
    RunOption run;

    @Mixin
    MonitorAfterFlash monitor;

    @Option(names = "--dry-run", description = "Make all checks, find the board, and stop before anything is sent.")
    boolean dryRun;

    @Option(names = "--force", description = "Flash although the file is bad or for another device.")
    boolean force;

    @Option(
            names = "--trust-base",
            description = "Flash a delta although what it leaves out was not compared with what the board holds:"
                    + " where that differs, the board ends up with neither image.")
    boolean trustBase;

    @Option(
            names = "--check-board",
            description =
                    "Ask the board what it is before anything is sent, and refuse an image that is for a larger flash"
                            + " chip or for other revisions of the chip. ESP32-S2, S3 and S31. Experimental: tried on simulated"
                            + " boards only.")
    boolean checkBoard;

    @Option(
            names = "--verify",
            description = "Read the flash back and compare it, besides the check that the board makes itself."
                    + " Experimental: tried on simulated boards only.")
    boolean verify;

    @Mixin
    ValuesOptions values;

    @Option(names = "--json", description = "Write a JSON report for programs.")
    boolean json;

    @Option(
            names = "--json-lines",
            description =
                    "Write events for programs while they happen, one JSON object a line: begin, phase, progress, end.")
    boolean jsonLines;

    @Override
    public Integer call() throws IOException {
        var output = output();
        try {
            return flash(output);
        } catch (IOException | RuntimeException | Error e) {
            output.failed(e);
            throw e;
        }
    }

    private FlashOutput output() throws InvalidRequestException {
        var origin = Origin.of(session.backend());
        if (json && jsonLines) {
            throw FlasherError.TWO_FORMATS.because(
                    "standard output has one format, but --json and --json-lines are two");
        }
        if (jsonLines) {
            return new JsonLines(out(), origin, InstantSource.system());
        }
        return json ? new JsonOutcome(out(), err(), origin) : new PeopleOutput(out(), err(), origin.simulated());
    }

    private int flash(FlashOutput output) throws IOException {
        var path = file();
        var board = values.board();
        var content = Streams.read(path.toString());
        output.read(path, content);
        var image = FlashFile.of(path.toString(), content, force);
        var warnings = new ArrayList<>(image.warnings());
        var own = board.image(path.toString(), content, warnings);
        Tool.warn(line(), warnings);
        var request = request(image, own);
        var shown = monitor.request(request, session.backend());
        var flashed = new AtomicReference<FlashReport>();
        int exit = session.run(
                line(), SimulatedSetup.of(image.chip(), image.flashSize()), (flasher, progress, cancellation) -> {
                    try {
                        var report = flasher.flash(request, output.listener(progress), cancellation);
                        progress.close();
                        output.report(report);
                        flashed.set(report);
                        return end(report);
                    } catch (DfuException e) {
                        progress.close();
                        output.failed(e);
                        throw e;
                    }
                });
        var report = flashed.get();
        return shown.isEmpty() || exit != ExitCode.DONE || dryRun || report == null
                ? exit
                : MonitorAfterFlash.run(line(), shown.get(), report, json || jsonLines);
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
        err().println("Flashing " + found);
        return found;
    }

    private FlashRequest request(FlashFile image, Optional<OwnImage> own) throws InvalidRequestException {
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
                .own(own)
                .build();
    }

    private int end(FlashReport report) throws DfuException {
        if (report.interrupted()) {
            return BoardSession.interrupted(line(), report.failures());
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
                .forEach(error -> Tool.error(line(), error));
        return ExitCode.DEVICE;
    }
}
