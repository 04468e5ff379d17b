// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashImage;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.interrupt.CtrlC;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Checks a {@code dfu.bin} and the chip, flashes it to a board over USB, as {@code idf.py dfu-flash} does, and fails unless
 * the board has confirmed that the image is in its flash. Before all checks are made no byte goes out.
 *
 * <p>The board must be in download mode: hold BOOT, tap RESET, release BOOT. When several boards fit, choose one with
 * {@code path} or {@code serial}, or flash {@code all}. Needs no pom when {@code image} or {@code artifact} is given.
 *
 * @since 0.1.0
 */
@Mojo(name = "flash", requiresProject = false, threadSafe = true)
public final class FlashMojo extends ValuesMojo {

    private final Images images;

    /**
     * The file. Not looked at when {@code artifact} is given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.image", defaultValue = "${project.build.directory}/dfu.bin")
    private File image;

    /**
     * An artifact of type {@code dfu} to take in place of {@code image}, straight from a repository:
     * {@code groupId:artifactId:version}, with {@code :classifier} behind it if it has one. Needs no pom.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.artifact")
    private @Nullable String artifact;

    /**
     * Where the board is plugged in, as {@code dfu:list} prints it, for example {@code 1-10}. With several paths, joined by
     * commas on the command line, all of these boards are flashed at the same time. On other hosts it is {@code HOST/1-10}, or
     * {@code HOST:PORT/1-10} where the port is not 3240; host or port may be left out where only one fits.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.path")
    private @Nullable List<String> path;

    /**
     * Serial number of the board, as {@code dfu:list} prints it. Every ESP32-S2 has the number {@code 0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.serial")
    private @Nullable String serial;

    /**
     * Whether to flash every board that the image is for, at the same time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.all", defaultValue = "false")
    private boolean all;

    /**
     * Whether to restart a board into download mode whose application has only a serial port over USB, by its lines DTR and
     * RTS: the one that is chosen, or the only one. Experimental, as it was not tried on a real board.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.enter", defaultValue = "false")
    private boolean enter;

    /**
     * How long to wait for a board to appear: {@code 500ms}, {@code 30s}, {@code 2m}, or seconds. Default: not at all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.wait")
    private @Nullable String wait;

    /**
     * How long a board may take over one block: {@code 500ms}, {@code 30s}, {@code 2m}, or seconds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.timeout", defaultValue = FlashRequest.DEFAULT_SECONDS + "s")
    private String timeout;

    /**
     * How often to start again from the first block when a transfer fails, 0 to 100; 0 for never.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.restarts", defaultValue = "" + FlashRequest.DEFAULT_RESTARTS)
    private String restarts;

    /**
     * How many blocks to send for each question whether all is well, 1 to 256. More than 1 is for ESP chips only, and
     * experimental, as it was not tried on a real board.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.pipeline", defaultValue = "" + FlashRequest.DEFAULT_PIPELINE)
    private String pipeline;

    /**
     * Whether to read the flash first and to send only the sectors that differ from the image; all of it is sent where the
     * flash cannot be read. Experimental, as it was not tried on a real board.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.changed", defaultValue = "false")
    private boolean changed;

    /**
     * Whether to shorten the delays in the ROM of ESP32-S3 and S31 before anything is sent or read. Experimental, as it was
     * not tried on a real board.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.fast", defaultValue = "false")
    private boolean fast;

    /**
     * Whether to restart the board in the end, as well as that can be done, and to tell what came back.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.reset", defaultValue = "false")
    private boolean reset;

    /**
     * Whether to start the application in the end, through the watchdog of the ESP chip, and to tell what came of it: {@code true}, or
     * {@code required} where a board that stays in download mode is to fail the build. Experimental, as it was not tried on a real
     * board. Default: not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.run")
    private @Nullable String run;

    /**
     * Whether to make all checks, find the board, and stop before anything is sent.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * Whether to flash an image although something is wrong with it, or it is for another chip.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.force", defaultValue = "false")
    private boolean force;

    /**
     * Whether to flash a delta although what it leaves out was not compared with what the board holds. Where that differs,
     * the board ends up with neither image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.trustBase", defaultValue = "false")
    private boolean trustBase;

    /**
     * Whether to ask the board what it is before anything is sent, and to refuse an image that is for a larger flash chip or
     * for other revisions of the chip. Only for ESP32-S2, S3 and S31; experimental, as it was not tried on a real board.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.checkBoard", defaultValue = "false")
    private boolean checkBoard;

    /**
     * Whether to read the flash back after the board has confirmed the image, and compare it. Only for ESP chips;
     * experimental, as it was not tried on a real board.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.verify", defaultValue = "false")
    private boolean verify;

    /**
     * Where the boards are: {@code libusb} for this machine, {@code usbip://HOST[:PORT]} for boards that other hosts lend,
     * several joined by commas, or {@code sim}, {@code sim:TARGET} and {@code sim:TARGET*COUNT} for boards that are
     * simulated, for example {@code sim:esp32s3*2}. {@code sim} takes the target from the image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.usb", defaultValue = "libusb")
    private String usb;

    /**
     * Creates the goal.
     *
     * @param repositories where artifacts come from
     * @param reactor the other modules of a build
     */
    @Inject
    public FlashMojo(RepositorySystem repositories, Reactor reactor) {
        images = new Images(repositories, reactor, FlashMojo::refuseSeveral);
    }

    @Override
    void meetUnknown(ParameterCheck check) throws InvalidRequestException {
        check.refuseUnknown();
    }

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        images.run(this, image, artifact, this::flash);
    }

    private static void refuseSeveral(List<Module> modules) throws InvalidRequestException {
        throw MavenError.SEVERAL_IMAGES.because(
                "%d modules have an image, and a board holds one: %s",
                modules.size(), modules.stream().map(Module::toString).collect(Collectors.joining(", ")));
    }

    private void flash(Path path) throws IOException {
        var file = FlashFile.read(path, force);
        var backend = Backend.parse(usb);
        var request = request(file, backend).own(own(path, file)).build();
        var shown = monitored(all || request.selection().path().size() > 1, backend.isOfThisMachine());
        refuseSecond(file.image());
        FlashReport report;
        try (var ctrlC = CtrlC.watch();
                var bus = backend.open(simulated(file))) {
            var log = new BuildProgress(getLog(), backend.isSimulated());
            log.start(file.image());
            report = new Flasher(bus).flash(request, log, ctrlC.cancellation());
            log.end(report);
            report.orThrow();
        }
        if (shown.isPresent()) {
            show(shown.get(), report);
        }
    }

    /** Several modules may be flashed where each chooses a board of its own, or the chips choose for them. */
    private void refuseSecond(FlashImage image) throws InvalidRequestException {
        var module = build().getCurrentProject().getArtifactId();
        var board =
                String.format(Locale.ROOT, "%s, path %s, serial %s, product %s", usb, path, serial, image.productId());
        var first = OncePerBuild.first(build(), "flashed " + board, module);
        if (!first.equals(module)) {
            throw MavenError.SEVERAL_IMAGES.because(
                    "%s: %s was flashed in this build already, with the same choice of boards", module, first);
        }
    }

    private FlashRequest.Builder request(FlashFile file, Backend backend) throws InvalidRequestException {
        return FlashRequest.builder(file)
                .selection(Selection.builder()
                        .path(backend.paths(path))
                        .serial(serial)
                        .build())
                .all(all)
                .enter(enter)
                .waitFor(wait)
                .timeout(timeout)
                .restarts(restarts)
                .pipeline(pipeline)
                .changed(changed)
                .fast(fast)
                .reset(reset)
                .run(run)
                .dryRun(dryRun)
                .force(force)
                .trustBase(trustBase)
                .checkBoard(checkBoard)
                .verify(verify);
    }
}
