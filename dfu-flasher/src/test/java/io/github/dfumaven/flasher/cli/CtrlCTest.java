// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.backend.OpenBuses;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C in the middle of flashing, in a process of its own. */
@EnabledOnOs(OS.LINUX)
class CtrlCTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalLeavesTheBoardIdleAndClaimsNothing(String signal) throws Exception {
        var image = Bench.image(folder, Chip.ESP32_S3, Bytes.fill(0x5a, 1 << 20));
        // A test run in the background ignores SIGINT, and so would its children.
        var process = new ProcessBuilder(List.of(
                        "env",
                        "--default-signal",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        "flash",
                        "-v",
                        image.toString()))
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            var before = until(lines, "64 of ");
            assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            var after = String.join("\n", lines.lines().toList());

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(before + after).isEqualTo(130);
            assertThat(after)
                    .contains("FAILED after", "[interrupted]", "Flash again", "the board is in state 2, status 0")
                    .doesNotContain("flashed and confirmed");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String until(BufferedReader lines, String part) throws IOException {
        var seen = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(": " + part)) {
                return seen.toString();
            }
        }
        throw new AssertionError("ended early:\n" + seen);
    }

    /** Runs the tool on a slow board, and says in the end in what state the board is. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) {
            var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", NorFlash.blank(4 << 20));
            var bus = new SimulatedBus(Sleeper.REAL, new BusTiming(Duration.ofMillis(1), Duration.ZERO, Duration.ZERO));
            bus.plug(Bench.path(10), rom);
            System.exit(Tool.run(new FlasherTool((backend, setup) -> OpenBuses.of(new Telling(bus, rom))), args));
        }
    }

    /** A bus that tells the state of its board when it is closed. */
    private record Telling(SimulatedBus bus, SimulatedRom rom) implements UsbBus {

        @Override
        public List<UsbDevice> devices() {
            return bus.devices();
        }

        @Override
        public UsbHandle open(UsbDevice device) throws UsbException {
            return bus.open(device);
        }

        @Override
        public void close() {
            var status = ((Reply.Ack) rom.control(ControlTransfer.in(0xa1, 3, 0, 2, 6))).data();
            System.out.println("the board is in state " + status.u8(4) + ", status " + status.u8(0));
        }
    }
}
