// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.source.SourceRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SimulateCommandTest {

    private static final Bytes CONTENT = Bytes.fill(0x5a, 5000);
    private static final Pattern LISTENING =
            Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+), simulated (\\S+) at (.+)");

    @TempDir
    private Path folder;

    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void endChildren() {
        children.forEach(Process::destroyForcibly);
    }

    @Test
    void aBoardThatIsFlashedOverTheNetworkKeepsItInItsFile() throws Exception {
        var flash = folder.resolve("flash.bin");
        var child = simulate("--target", "esp32s3", "--count", "2", "--flash-file", flash.toString());
        var port = port(child, "esp32s3", "1-10, 1-2");
        var bus = "usbip://localhost:" + port;

        var list = new StringWriter();
        assertThat(run(list, new StringWriter(), "list", "--usb", bus)).isZero();
        assertThat(list.toString())
                .contains("path=\"localhost:" + port + "/1-2\"")
                .contains("7c:df:a1:00:00:02");
        assertThat(run(
                        new StringWriter(),
                        new StringWriter(),
                        "flash",
                        "--usb",
                        bus,
                        "--path",
                        "localhost:" + port + "/1-2",
                        image("esp32s3")))
                .isZero();
        child.destroy();
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(Bytes.read(flash)).isEqualTo(Bytes.fill(0xff, 4 << 20));
        var second = Bytes.read(folder.resolve("flash.bin.2"));
        assertThat(second.slice(0x10000, 0x10000 + CONTENT.length())).isEqualTo(CONTENT);
    }

    @Test
    void aBoardRunsTheApplicationInItsFile() throws Exception {
        var flash = folder.resolve("flash.bin");
        Firmwares.flash(Firmwares.of(Chip.ESP32_S3, "1.0")).save(flash);
        var child = simulate("--target", "esp32s3", "--flash-file", flash.toString(), "--sim-app", "dfu");
        var port = port(child, "esp32s3", "1-10");

        var list = new StringWriter();
        assertThat(run(list, new StringWriter(), "list", "--usb", "usbip://localhost:" + port))
                .isZero();
        assertThat(list.toString()).startsWith("Found Runtime: [303a:4000]").contains("name=\"blink 1.0\"");
    }

    @Test
    void boardsOfTwoServersAreFlashedInOneRun() throws Exception {
        var first = folder.resolve("first.bin");
        var second = folder.resolve("second.bin");
        var one = simulate("--target", "esp32s2", "--flash-file", first.toString(), "--flash-size", "2MB");
        var other = simulate("--target", "esp32s2", "--flash-file", second.toString(), "--latency", "1ms");
        var usb = "usbip://localhost:" + port(one, "esp32s2", "1-10");
        var alsoUsb = "usbip://localhost:" + port(other, "esp32s2", "1-10");

        var out = new StringWriter();
        var err = new StringWriter();
        int exit = run(out, err, "flash", "--usb", usb, "--usb", alsoUsb, "--all", image("esp32s2"));
        one.destroy();
        other.destroy();
        assertThat(exit).as("%s%s", out, err).isZero();
        assertThat(one.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(Bytes.read(first).length()).isEqualTo(2 << 20);
        assertThat(Bytes.read(first).slice(0x10000, 0x10000 + CONTENT.length())).isEqualTo(CONTENT);
        assertThat(Bytes.read(second).slice(0x10000, 0x10000 + CONTENT.length()))
                .isEqualTo(CONTENT);
    }

    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void everySignalEndsItAlikeAndTheFlashIsKept(String signal) throws Exception {
        var flash = folder.resolve("flash.bin");
        var child = simulate("--target", "esp32s3", "--flash-file", flash.toString());
        var bus = "usbip://localhost:" + port(child, "esp32s3", "1-10");
        assertThat(run(new StringWriter(), new StringWriter(), "flash", "--usb", bus, image("esp32s3")))
                .isZero();

        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(child.pid()))
                        .start()
                        .waitFor())
                .isZero();

        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Bytes.read(flash).slice(0x10000, 0x10000 + CONTENT.length())).isEqualTo(CONTENT);
        assertThat(folder.toFile().list((at, name) -> name.startsWith("."))).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsADeviceErrorWithACure() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var err = new StringWriter();

        assertThat(run(new StringWriter(), err, "list", "--usb", "usbip://localhost:" + free))
                .isEqualTo(ExitCode.DEVICE);
        assertThat(err.toString()).contains("[usb-host-unreachable]").contains("Start a USB/IP server on that host");
    }

    @Test
    void whatCannotBeSimulatedIsWrongUsage() throws IOException {
        var file = folder.resolve("odd.bin");
        Files.write(file, new byte[5000]);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());
            assertThat(refused("--target", "esp32s3", "--port", port)).contains("[cannot-listen]");
        }
        assertThat(refused("--target", "esp32c3")).contains("DFU is not supported for this target: esp32c3");
        assertThat(refused("--target", "esp32s3", "--count", "0")).contains("[bad-board-count]");
        assertThat(refused("--target", "esp32s3", "--port", "65536")).contains("[bad-number]");
        assertThat(refused("--target", "esp32s3", "--address", "no such host")).contains("[bad-address]");
        assertThat(refused("--target", "esp32s3", "--flash-file", file.toString()))
                .contains("[bad-flash-file]");
        assertThat(refused("--target", "esp32s3", "--flash-size", "3MB")).contains("error:");
    }

    private static String refused(String... options) {
        var words = new ArrayList<>(List.of("simulate"));
        words.addAll(List.of(options));
        var err = new StringWriter();
        assertThat(run(new StringWriter(), err, words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
        return err.toString();
    }

    private Process simulate(String... options) throws IOException {
        // A test run in the background ignores SIGINT, and so would its children.
        var command = new ArrayList<>(OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal") : List.<String>of());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FlasherTool.class.getName(),
                "simulate",
                "--port",
                "0"));
        command.addAll(List.of(options));
        var child = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        children.add(child);
        return child;
    }

    /** Returns the port that the one line on stderr tells. */
    private static String port(Process child, String target, String paths) throws IOException {
        BufferedReader err = child.errorReader();
        var line = err.readLine();
        var match = LISTENING.matcher(String.valueOf(line));
        assertThat(match.matches()).as("%s", line).isTrue();
        assertThat(match.group(2)).isEqualTo(target);
        assertThat(match.group(3)).isEqualTo(paths);
        return match.group(1);
    }

    private static int run(StringWriter out, StringWriter err, String... words) {
        return Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
    }

    private String image(String target) throws IOException {
        var input = folder.resolve("data.bin");
        Files.write(input, CONTENT.toByteArray());
        var image = folder.resolve("dfu.bin");
        DfuImages.create(
                CreateRequest.builder(
                                SourceRequest.builder().file(0x10000, input).build())
                        .target(target)
                        .build(),
                image);
        return image.toString();
    }
}
