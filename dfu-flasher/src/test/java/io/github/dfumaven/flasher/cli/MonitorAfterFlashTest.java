// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.monitor.Pty;
import io.github.dfumaven.sim.SimulatedRom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code flash} that goes on as {@code monitor}. The board on the bus is simulated, its serial port a pseudo-terminal. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class MonitorAfterFlashTest {

    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    private Path image;
    private SimulatedRom board;

    @BeforeEach
    void plug() throws Exception {
        image = Bench.image(folder, Chip.ESP32_S3);
        board = bench.plug(Chip.ESP32_S3);
    }

    private Bench.Run flash(String... options) {
        var words = new ArrayList<>(List.of("flash", image.toString()));
        words.addAll(List.of(options));
        return bench.run(words.toArray(String[]::new));
    }

    private String port() {
        return folder.resolve("port").toString();
    }

    @Test
    void theFirmwareHasToComeUpToo() throws Exception {
        Pty.require();
        try (var port = Pty.at(folder.resolve("port"))) {
            port.print("boot\nReady\n");
            var ready = flash("--monitor", "--port", port(), "--until", "Ready", "--monitor-timeout", "60s");
            assertThat(ready.exit()).as(ready.toString()).isZero();
            assertThat(ready.out()).containsSubsequence("flashed and confirmed", "boot\nReady\n");

            port.print("abort()\n");
            var failed = flash("--monitor", "--port", port(), "--until", "Ready", "--fail", "abort");
            assertThat(failed.exit()).as(failed.toString()).isEqualTo(1);
            assertThat(failed.out()).contains("flashed and confirmed");

            var late = flash("--monitor", "--port", port(), "--until", "Ready", "--monitor-timeout", "200ms");
            assertThat(late.exit()).as(late.toString()).isEqualTo(3);
            assertThat(late.err()).contains("[monitor-timeout]");
        }
        assertThat(Bench.holdsImage(board)).isTrue();
    }

    @Test
    void theReportForProgramsStaysByItself() throws Exception {
        Pty.require();
        try (var port = Pty.at(folder.resolve("port"))) {
            port.print("abort()\n");
            var failed = flash("--json", "--monitor", "--port", port(), "--fail", "abort");

            assertThat(failed.exit()).as(failed.toString()).isEqualTo(1);
            assertThat(JsonParser.parseString(failed.out()).getAsJsonObject().has("devices"))
                    .isTrue();
            assertThat(failed.err()).contains("abort()\n");
        }
    }

    @Test
    void nothingIsShownAfterADryRun() {
        var dry = flash("--dry-run", "--monitor", "--port", port(), "--until", "Ready");

        assertThat(dry.exit()).as(dry.toString()).isZero();
    }

    @Test
    void whatCannotBeShownIsRefusedBeforeAnythingIsSent() throws Exception {
        var noElf = Files.writeString(folder.resolve("app.elf"), "none");
        assertThat(flash("--until", "Ready").err()).contains("[needs-monitor]", "--monitor");
        assertThat(flash("--all", "--monitor").err()).contains("[monitor-one-board]");
        assertThat(flash("--path", "1-1", "--path", "1-2", "--monitor").err()).contains("[monitor-one-board]");
        assertThat(flash("--usb", "sim", "--monitor").err()).contains("[port-elsewhere]", "--port");
        assertThat(flash("--usb", "usbip://localhost", "--monitor").exit()).isEqualTo(2);
        assertThat(flash("--monitor", "--elf", noElf.toString()).exit()).isEqualTo(1);
        assertThat(flash("--monitor", "--monitor-timeout", "0").err()).contains("--monitor-timeout 0");

        assertThat(bench.requests).hasValue(0);
        assertThat(Bench.holdsImage(board)).isFalse();
    }
}
