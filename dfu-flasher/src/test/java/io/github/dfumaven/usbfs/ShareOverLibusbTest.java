// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.FaultyDevice;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Boards of a bench behind the real libusb, flashed by a client that sees nothing of that bench but what is lent. */
@Timeout(180)
class ShareOverLibusbTest {

    private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+), boards at 1-10");
    private static final UsbPath CHOSEN = UsbPath.of(1, 10);
    private static final UsbPath OTHER = UsbPath.of(1, 2);
    private static final int DNLOAD = 1;

    @TempDir
    private Path folder;

    private final List<Process> servers = new ArrayList<>();
    private UsbfsMock bench;

    @BeforeEach
    void start() {
        bench = UsbfsMock.start();
    }

    @AfterEach
    void stop() {
        servers.forEach(Process::destroyForcibly);
        if (bench != null) {
            bench.close();
        }
    }

    /** It leaves this bus for the detach, and is found again by its place. */
    @Test
    void theChosenBoardIsFlashedFromRuntimeModeAndNoOther() throws Exception {
        var chosen = Boards.inRuntimeMode(Chip.ESP32_S3);
        var other = Boards.inRuntimeMode(Chip.ESP32_S3);
        bench.plug(CHOSEN, chosen);
        bench.plug(OTHER, other);
        var usb = share();

        var done = flash(usb, Chip.ESP32_S3);

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(bench.record()).containsSubsequence("1-10 arrives", "1-10 leaves", "1-10 arrives");
        Archives.assertHeldBy(chosen);
        assertThat(other.flash().operations()).isEmpty();
        assertThat(chosen.crash()).isEmpty();
    }

    /** The client takes back what the board does not answer, and libusb lets go of it. */
    @Test
    void aBoardThatIsSilentOnceIsFlashedAtTheSecondTry() throws Exception {
        var board = Boards.inDfuMode(Chip.ESP32_S3);
        bench.plug(CHOSEN, FaultyDevice.atRequest(DNLOAD, 5, FaultyDevice.SILENCE, board));
        var usb = share();

        var done = flash(usb, Chip.ESP32_S3, "--timeout", "3s");

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(done.out()).contains("2 attempts");
        Archives.assertHeldBy(board);
    }

    private String share() throws IOException {
        var server = bench.start(Children.java(
                Children.javaHome(), FlasherTool.class, List.of("share", "--path", "1-10", "--port", "0")));
        servers.add(server);
        var line = String.valueOf(server.errorReader().readLine());
        var listening = LISTENING.matcher(line);
        assertThat(listening.matches()).as(line).isTrue();
        return "usbip://localhost:" + listening.group(1);
    }

    private Finished flash(String usb, Chip chip, String... options) throws IOException {
        var file = Files.write(folder.resolve("dfu.bin"), Archives.archive(chip).toByteArray());
        var words = new ArrayList<>(List.of("flash", "--usb", usb, file.toString()));
        words.addAll(List.of(options));
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        return new Finished(exit, out.toString(), err.toString());
    }
}
