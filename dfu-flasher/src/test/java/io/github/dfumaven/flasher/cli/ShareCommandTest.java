// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.backend.OpenBuses;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.Webcam;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.Served;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ShareCommandTest {

    private static final Pattern LISTENING =
            Pattern.compile("(?s).*Listening on 127\\.0\\.0\\.1:(\\d+), boards at ([^\\r\\n]+)\\r?\\n");

    @TempDir
    private Path folder;

    private final Bench bench = new Bench();

    @Test
    void theChosenBoardIsFlashedFromAnotherHostAndNoOther() throws Exception {
        var chosen = bench.plug(Chip.ESP32_S3);
        var other = bench.plug(Chip.ESP32_S3);
        try (var sharing = new Sharing("--path", "1-1")) {
            assertThat(sharing.places).isEqualTo("1-1");

            var run = client("flash", "--usb", sharing.usb(), image(Chip.ESP32_S3));

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).contains("/1-1 (esp32s3): flashed and confirmed");
        }
        assertThat(Bench.holdsImage(chosen)).isTrue();
        assertThat(other.flash().operations()).isEmpty();
    }

    /** It was in runtime mode when it was chosen. */
    @Test
    void aBoardIsFoundAgainByItsPlaceAfterADetach() throws Exception {
        bench.plug(Chip.ESP32_S2);
        try (var sharing = new Sharing("--all")) {
            assertThat(client("detach", "--usb", sharing.usb()).exit()).isZero();

            assertThat(client("list", "--usb", sharing.usb()).out()).startsWith("Found DFU: [303a:0002]");
            assertThat(client("flash", "--usb", sharing.usb(), image(Chip.ESP32_S2))
                            .exit())
                    .isZero();
        }
    }

    @Test
    void allAreTheBoardsThatCanBeUsedAndNoCamera() throws Exception {
        bench.plug(Chip.ESP32_S2);
        bench.plug(Chip.ESP32_P4);
        bench.bus.plug(Bench.path(9), new Webcam());
        bench.plug(Chip.ESP32_S3);
        bench.bus.refuseOpening(Bench.path(3), UsbError.USB_ACCESS);
        try (var sharing = new Sharing("--all")) {
            assertThat(sharing.places).isEqualTo("1-1, 1-2");
            assertThat(sharing.err.toString()).contains("1-3 is not lent: ", "[usb-access]");
            assertThat(client("list", "--usb", sharing.usb()).out().lines()).hasSize(2);
        }
    }

    @Test
    void boardsOfAnotherBenchAreLentOn() throws Exception {
        var rom = Boards.inRuntimeMode(Chip.ESP32_S31);
        try (var far = Served.start(Map.of(UsbPath.of(1, 10), rom));
                var sharing =
                        new Sharing(new FlasherTool(), "--usb", "usbip://localhost:" + far.port(), "--path", "1-10")) {
            var run = client("flash", "--usb", sharing.usb(), "--path", "1-10", image(Chip.ESP32_S31));

            assertThat(run.exit()).as(run.err()).isZero();
        }
        assertThat(Bench.holdsImage(rom)).isTrue();
    }

    @Test
    void whichBoardsAreLentHasToBeSaidOnce() {
        bench.plug(Chip.ESP32_S2);

        var nowhere = bench.run("share");
        var twice = bench.run("share", "--all", "--path", "1-1");

        assertThat(nowhere.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(nowhere.err()).contains("is said nowhere [no-choice]", "--path", "--all");
        assertThat(twice.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(twice.err()).contains("is said twice [no-choice]");
    }

    @Test
    void aPlaceWithoutABoardIsNotLent() {
        bench.plug(Chip.ESP32_S2);
        bench.plug(Chip.ESP32_S2);
        bench.bus.refuseOpening(Bench.path(2), UsbError.USB_ACCESS);

        var nothing = bench.run("share", "--path", "1-1", "--path", "1-7");
        var denied = bench.run("share", "--path", "1-1", "--path", "1-2");

        assertThat(nothing.exit()).isEqualTo(ExitCode.DEVICE);
        assertThat(nothing.err()).contains("1-7: no DFU device is there [no-device]");
        assertThat(denied.exit()).isEqualTo(ExitCode.DEVICE);
        assertThat(denied.err()).contains("[usb-access]");
        assertThat(new Bench().run("share", "--all").err()).contains("no board is connected that could be lent");
    }

    private Bench.Run client(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
        return new Bench.Run(exit, out.toString(), err.toString());
    }

    private String image(Chip chip) throws IOException {
        return Bench.image(folder, chip).toString();
    }

    /** A command that lends boards of this process until it is closed. */
    private final class Sharing implements AutoCloseable {

        final StringWriter err = new StringWriter();
        final String places;
        private final CompletableFuture<Integer> exit = new CompletableFuture<>();
        private final Thread thread;
        private final String port;

        Sharing(String... options) {
            this(new FlasherTool((backend, setup) -> OpenBuses.of(bench.bus)), options);
        }

        Sharing(FlasherTool tool, String... options) {
            var words = new ArrayList<>(List.of("share", "--port", "0"));
            words.addAll(List.of(options));
            thread = new Thread(() -> exit.complete(
                    Tool.commandLine(tool, new PrintWriter(new StringWriter(), true), new PrintWriter(err, true))
                            .execute(words.toArray(String[]::new))));
            thread.start();
            var listening = LISTENING.matcher(err.toString());
            while (!listening.matches() && !exit.isDone()) {
                Thread.onSpinWait();
                listening = LISTENING.matcher(err.toString());
            }
            assertThat(listening.matches()).as("%s", err).isTrue();
            port = listening.group(1);
            places = listening.group(2);
        }

        String usb() {
            return "usbip://localhost:" + port;
        }

        @Override
        public void close() {
            thread.interrupt();
            assertThat(exit.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(ExitCode.INTERRUPTED);
        }
    }
}
