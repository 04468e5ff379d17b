// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.backend.OpenBuses;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.Sleeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at a station, once and twice, as real signals to a process of its own that is flashing a board. */
@EnabledOnOs(OS.LINUX)
class StationSignalsTest {

    @TempDir
    private Path folder;

    private final StringBuilder said = new StringBuilder();

    @Test
    void theFirstSignalLetsTheBoardEnd() throws Exception {
        assertThat(ended("progress", "No further board is taken")).isEqualTo(130);

        assertThat(said)
                .contains("\"verdict\":\"confirmed\"", "1 confirmed, 0 failed")
                .doesNotContain("Breaking off");
    }

    @Test
    void theSecondSignalBreaksItOffAndKeepsWhatMayBeOnTheBoard() throws Exception {
        assertThat(ended("progress", "No further board is taken", "Breaking off"))
                .isEqualTo(130);

        assertThat(said)
                .contains("\"verdict\":\"interrupted\"", "[interrupted]")
                .doesNotContain("\"verdict\":\"confirmed\"");
    }

    /** Sends a signal behind each of the first words, when they were said, and waits for the last ones and the end. */
    private int ended(String... words) throws IOException, InterruptedException {
        Bench.image(folder, Chip.ESP32_S3, Bytes.fill(0x5a, 1 << 18));
        var job = Files.writeString(folder.resolve("job.json"), "{\"image\": \"esp32s3.bin\"}");
        // A test run in the background ignores SIGINT, and so would its children.
        var process = new ProcessBuilder(List.of(
                        "env",
                        "--default-signal",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        "station",
                        "--json-lines",
                        job.toString()))
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            for (int n = 0; n < words.length - 1; n++) {
                until(lines, words[n]);
                assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                                .start()
                                .waitFor())
                        .isZero();
            }
            until(lines, words[words.length - 1]);
            lines.lines().forEach(line -> said.append(line).append('\n'));
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(said.toString())
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private void until(BufferedReader lines, String part) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("ended before it said " + part + ":\n" + said);
    }

    /** Runs the tool with a slow board. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) {
            var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", NorFlash.blank(4 << 20));
            var bus = new SimulatedBus(Sleeper.REAL, new BusTiming(Duration.ofMillis(1), Duration.ZERO, Duration.ZERO));
            bus.plug(Bench.path(10), rom);
            System.exit(Tool.run(new FlasherTool((backend, setup) -> OpenBuses.of(bus)), args));
        }
    }
}
