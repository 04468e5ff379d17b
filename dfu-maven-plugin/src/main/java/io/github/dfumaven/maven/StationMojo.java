// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.station.StationRequest;
import io.github.dfumaven.station.StationRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Waits for boards and flashes each once for each time it is plugged in, several at once, until the job is done, and fails if
 * too many boards in a row have failed. What came of each board is recorded in a database; what cannot be recorded is not
 * flashed.
 *
 * <p>Fetches SQLite and what reaches PostgreSQL when it is called for the first time.
 *
 * <p>The first Ctrl-C lets boards end that are being flashed, the second breaks them off; the build fails then. Needs no pom.
 *
 * @since 0.1.0
 */
@Mojo(name = "station", requiresProject = false, threadSafe = true)
public final class StationMojo extends DfuMojo {

    private final RepositorySystem repositories;
    private final Reactor reactor;

    /**
     * What to do: a file with a JSON object with {@code image} or {@code artifact}, and perhaps {@code sha256}, {@code target},
     * {@code boards}, {@code values}, {@code slots}, {@code count}, {@code stopAfterFailures} and {@code run}. An artifact is
     * fetched from the repositories of the project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.job")
    private @Nullable File job;

    /**
     * Where it is recorded: a file, or {@code jdbc:postgresql://HOST/NAME?user=...&password=...} for several stations.
     * Default: {@code station-records.db} beside the job.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.records")
    private @Nullable String records;

    /**
     * A program to run after each board, such as one that prints a label. It finds what came of it in its environment: {@code
     * DFU_VERDICT}, {@code DFU_SLOT}, {@code DFU_ROW}, {@code DFU_MAC} and others. No shell reads the command, and a relative
     * name is one from the folder where Maven was called.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.hook")
    private @Nullable String hook;

    /**
     * Where to serve a page for the operator: {@code [HOST:]PORT}. Without a host only this machine reaches it; with another host
     * the address has a token in it, which the log shows. Default: no page.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.http")
    private @Nullable String http;

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
     * What keeps the flash of a simulated board. A file that is there is the flash before; it is made blank if it is
     * not. Further boards have {@code .2}, {@code .3} and so on behind the name. Default: the flash is forgotten.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.simFlashFile")
    private @Nullable File simFlashFile;

    /**
     * What the application in the flash of a simulated board shows on USB: {@code dfu}, {@code cdc} (a serial port),
     * {@code console} (ESP-IDF's, ESP32-S2 and S3) or {@code none}. It runs where flash holds a sound one. Default: the board
     * is in download mode.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.simApp")
    private @Nullable String simApp;

    /**
     * How long things take on simulated boards: {@code instant}, or {@code rom} (as the code of the chips' ROM, with the
     * typical times of flash and of a computer).
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.simTiming", defaultValue = "instant")
    private String simTiming;

    /**
     * Creates the goal.
     *
     * @param repositories where artifacts come from
     * @param reactor the other modules of a build
     */
    @Inject
    public StationMojo(RepositorySystem repositories, Reactor reactor) {
        this.repositories = repositories;
        this.reactor = reactor;
    }

    @Override
    void meetUnknown(ParameterCheck check) throws InvalidRequestException {
        check.refuseUnknown();
    }

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        if (reactor.isForAll(build(), execution())) {
            reactor.run(build(), reactor.root(build(), execution())); // once, with the root's job
            return;
        }
        if (job == null) {
            throw MavenError.MISSING_JOB.because("there is no job");
        }
        var backend = Backend.parse(usb);
        Databases.add(repositories, this);
        var front = new StationLog(getLog(), backend, this::simulated, Repository.of(repositories, this), http);
        StationRun.run(new StationRequest(job.toPath(), records, folder(), hook, backend, tool()), front)
                .orThrow();
    }

    /** Without a pom there is no folder of the project but the current one. */
    private Path folder() {
        var folder = build().getCurrentProject().getBasedir();
        return folder == null ? Path.of("") : folder.toPath();
    }

    private String tool() {
        var plugin = execution().getMojoDescriptor().getPluginDescriptor();
        return plugin.getArtifactId() + " " + plugin.getVersion();
    }

    private SimulatedSetup simulated(SimulatedSetup usual) throws InvalidRequestException {
        return usual.keptIn(Optional.ofNullable(simFlashFile).map(File::toPath))
                .running(Optional.ofNullable(simApp))
                .timed(simTiming);
    }
}
