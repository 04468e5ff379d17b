// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.flash.BoardIdentity;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.interrupt.CtrlC;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Asks a board through the ROM of its ESP chip what it is: address (MAC), revision, and identification and size of the flash
 * chip. Only for ESP32-S2, S3 and S31. It writes to the chip's memory, puts back what it changed there, and leaves the board
 * in DFU mode; in flash nothing changes. Experimental: it is not documented and was not tried on a real board. Needs no pom.
 *
 * @since 0.1.0
 */
@Mojo(name = "board", requiresProject = false, threadSafe = true)
public final class BoardMojo extends DfuMojo {

    /**
     * Where the board is plugged in, as {@code dfu:list} prints it, for example {@code 1-10}. With several paths,
     * joined by commas on the command line, all of these boards are asked at the same time. On other hosts it is
     * {@code HOST/1-10}, or {@code HOST:PORT/1-10} where the port is not 3240; host or port may be left out where only one
     * fits.
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
     * Whether to ask every board that is in the ROM of its chip, at the same time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.all", defaultValue = "false")
    private boolean all;

    /**
     * Where the boards are: {@code libusb} for this machine, {@code usbip://HOST[:PORT]} for boards that other hosts lend,
     * several joined by commas, or {@code sim:TARGET} and {@code sim:TARGET*COUNT} for boards that are simulated, for example
     * {@code sim:esp32s2*2}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.usb", defaultValue = "libusb")
    private String usb;

    /** Creates the goal. */
    public BoardMojo() {}

    @Override
    void run() throws IOException {
        if (!OncePerBuild.first(
                build(), String.format(Locale.ROOT, "asked %s, path %s, serial %s, all %s", usb, path, serial, all))) {
            getLog().info("Asked in this build already");
            return;
        }
        var backend = Backend.parse(usb);
        var selection =
                Selection.builder().path(backend.paths(path)).serial(serial).build();
        try (var ctrlC = CtrlC.watch();
                var bus = backend.open(SimulatedSetup.plain())) {
            if (backend.isSimulated()) {
                getLog().warn("What follows is simulated: no USB is used");
            }
            getLog().warn("Asking through the ROM is experimental: it was tried on simulated boards only");
            var log = new BuildProgress(getLog(), backend.isSimulated());
            show(new Flasher(bus).identify(selection, all, log, ctrlC.cancellation()));
        }
    }

    private void show(List<BoardIdentity> boards) throws DfuException {
        boards.forEach(board -> getLog().info(board.line()));
        var errors = boards.stream().flatMap(board -> board.error().stream()).toList();
        for (var error : errors) {
            if (error != errors.get(0)) {
                Explanation.of(error, PomWording.WORDING).lines().lines().forEach(line -> getLog().error(line));
            }
        }
        if (!errors.isEmpty()) {
            throw errors.get(0);
        }
    }
}
