// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.record.RecordAddress;
import io.github.dfumaven.sim.SimulatedBoard;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.Served;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station that is killed again and again, as by a power cut: no row is on two boards, and each board gets one in the end. */
class KilledStationLoad {

    private static final long SEED = Long.getLong("dfu.load.seed", System.nanoTime());
    private static final int BOARDS = 6;
    private static final int MOST_RUNS = 60;
    private static final int MOST_EVENTS = 800;
    private static final int LIMIT_SECONDS = 60;

    @TempDir
    private Path folder;

    private final List<SimulatedRom> boards = new ArrayList<>();

    @Test
    void aStationThatIsKilledLosesNoRowAndGivesNoneTwice() throws Exception {
        System.out.println("load: seed " + SEED);
        var random = new Random(SEED);
        var devices = new LinkedHashMap<UsbPath, SimulatedDevice>();
        for (int n = 1; n <= BOARDS; n++) {
            var board = Line.board(n);
            boards.add(board);
            devices.put(UsbPath.of(1, n), SimulatedBoard.inDownloadMode(board));
        }
        int killed = 0;
        try (var line = new Line(folder, Line.CHIP, RecordAddress.of(folder.resolve("records.db")));
                var server = Served.start(devices)) {
            line.table(BOARDS + 1);
            Files.writeString(
                    folder.resolve("job.json"),
                    "{\"image\": \"dfu.bin\", \"boards\": \"boards.csv\", \"values\": \"values.csv\"}");
            while (line.records.rows().stream()
                            .filter(row -> row.state().equals("confirmed"))
                            .count()
                    < BOARDS) {
                assertThat(killed).as("runs with seed %d", SEED).isLessThan(MOST_RUNS);
                runAndKill(server.port(), 1 + random.nextInt(MOST_EVENTS));
                killed++;
                judge(line);
            }
            assertThat(line.given().values()).hasSize(BOARDS).allMatch(row -> row.endsWith(" confirmed"));
            for (var board : boards) {
                assertThat(line.isFlashed(board)).isTrue();
            }
        }
        System.out.println("load: " + BOARDS + " boards done by a station that was killed " + killed + " times");
    }

    private void runAndKill(int port, int events) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlasherTool.class.getName(),
                        "station",
                        folder.resolve("job.json").toString(),
                        "--records",
                        folder.resolve("records.db").toString(),
                        "--json-lines",
                        "--usb",
                        "usbip://localhost:" + port)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            int ended = 0;
            while (seen < events && ended < BOARDS) {
                var line = lines.readLine();
                assertThat(line)
                        .as("event, stderr: %s", Files.readString(folder.resolve("stderr")))
                        .isNotNull();
                seen++;
                ended += line.contains("\"event\":\"end\"") ? 1 : 0;
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Whatever is on a board is what the record gave to it. */
    private void judge(Line line) throws IOException {
        var given = line.given();
        assertThat(given.values().stream().map(row -> row.split(" ", -1)[0])).doesNotHaveDuplicates();
        for (int n = 1; n <= BOARDS; n++) {
            var row = given.get("7c:df:a1:00:00:0" + n);
            if (row != null && row.endsWith(" confirmed")) {
                assertThat(line.rowOn(boards.get(n - 1))).contains(row.split(" ", -1)[0]);
            }
        }
    }
}
