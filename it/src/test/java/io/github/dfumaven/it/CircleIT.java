// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.monitor.Pty;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbfs.UsbfsMock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the application that runs to the new one and to what it prints, by one command of Maven, through the real libusb. */
@Timeout(300)
class CircleIT {

    private static final UsbPath MEANT = UsbPath.of(1, 10);
    private static final UsbPath OTHER = UsbPath.of(1, 2);

    /** A line of the log that says the serial port is open: from then on it is heard what a board prints. */
    private static final String IS_OPEN = "is open at";

    @TempDir
    private Path folder;

    @Test
    void packageFlashRunAndMonitorAreOneCommand() throws Exception {
        Pty.require();
        try (var bench = UsbfsMock.start();
                var port = Pty.at(folder.resolve("tty"))) {
            bench.plug(MEANT, Firmwares.board(Chip.ESP32_S3, SimulatedApp.DFU, "1.0"));
            bench.plug(OTHER, Firmwares.board(Chip.ESP32_S3, SimulatedApp.DFU, "1.0"));

            var built = circle(bench.environment(), port, "I (42) app: version 1.0 is up\n");

            assertThat(built.exitCode).as(built.log()).isZero();
            assertThat(built.lines)
                    .anyMatch(line -> line.contains("esp32s3 at 1-10: flashed"))
                    .anyMatch(line -> line.endsWith("5 of 5 sectors differed; the application runs"))
                    .contains("[INFO] I (42) app: version 1.0 is up");
            assertThat(listed(bench.environment()))
                    .contains("path=\"1-10\", alt=0, name=\"it 1.0\"", "path=\"1-2\", alt=0, name=\"blink 1.0\"");
            assertThat(bench.record()).doesNotContain("1-2 leaves");
        }
    }

    /** The board has confirmed the image, and what it runs is broken: the build must not be green. */
    @Test
    void anApplicationThatPanicsFailsTheBuild() throws Exception {
        Pty.require();
        try (var bench = UsbfsMock.start();
                var port = Pty.at(folder.resolve("tty"))) {
            bench.plug(MEANT, Firmwares.board(Chip.ESP32_S3, SimulatedApp.DFU, "1.0"));

            var built = circle(bench.environment(), port, "Guru Meditation Error: Core 0 panic'ed\n");

            assertThat(built.exitCode).as(built.log()).isEqualTo(1);
            assertThat(built.lines)
                    .anyMatch(line -> line.contains("esp32s3 at 1-10: flashed"))
                    .anyMatch(
                            line -> line.matches("\\[ERROR] Failed to execute goal .*:flash .*\\[firmware-failed].*"));
        }
    }

    @Test
    void theMonitorAloneEndsWithWhatItWaitsFor() throws Exception {
        Pty.require();
        try (var port = Pty.at(folder.resolve("tty"))) {
            var monitored = maven(
                    Map.of(),
                    port,
                    "ready\n",
                    List.of(MavenRun.goal("monitor"), "-Ddfu.port=" + folder.resolve("tty"), "-Ddfu.until=ready"));

            assertThat(monitored.exitCode).as(monitored.log()).isZero();
            assertThat(monitored.lines).contains("[INFO] ready");
        }
    }

    private Built circle(Map<String, String> environment, Pty port, String printed) throws Exception {
        Firmware.of("esp32s3").writeTo(folder.resolve("build").toFile());
        Files.writeString(folder.resolve("pom.xml"), MavenRun.pom("circle"));
        return maven(
                environment,
                port,
                printed,
                List.of(
                        "package",
                        MavenRun.goal("flash"),
                        "-Ddfu.path=1-10",
                        "-Ddfu.changed",
                        "-Ddfu.run=required",
                        "-Ddfu.monitor",
                        "-Ddfu.port=" + folder.resolve("tty"),
                        "-Ddfu.until=is up",
                        "-Ddfu.fail=Guru Meditation"));
    }

    /** Lets the board print as soon as somebody hears it. */
    private Built maven(Map<String, String> environment, Pty port, String printed, List<String> arguments)
            throws IOException, InterruptedException {
        var process = MavenRun.start(folder, environment, arguments);
        var lines = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.contains(IS_OPEN)) {
                    port.print(printed);
                }
            }
        }
        return new Built(process.waitFor(), lines);
    }

    private String listed(Map<String, String> environment) throws Exception {
        return MavenRun.of(folder, environment, "list").out();
    }

    private record Built(int exitCode, List<String> lines) {

        String log() {
            return String.join("\n", lines);
        }
    }
}
