// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.SimulatedTiming;
import io.github.dfumaven.usbip.Served;
import io.github.dfumaven.usbip.UsbIpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tool with two USB/IP servers, one of which is not there. */
@Timeout(60)
class SeveralHostsCommandTest {

    @TempDir
    private Path folder;

    private SimulatedRom rom;
    private UsbIpServer server;
    private String live;
    private String dead;

    @BeforeEach
    void serve() throws IOException {
        var board = SimulatedBoards.of(Chip.ESP32_S3, 1, 4 << 20, SimulatedTiming.INSTANT)
                .list()
                .get(0);
        rom = board.rom();
        server = Served.start(Map.of(board.path(), rom));
        live = "localhost:" + server.port();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = "localhost:" + socket.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theListTellsTheBoardsOfOneAndThatTheOtherWasNotReached() {
        var run = run("list", "--usb", "usbip://" + dead + "," + live);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("Found Runtime: [303a:0009]")
                .contains("path=\"" + live + "/1-10\"");
        assertThat(run.out())
                .contains(dead + " was not reached: USB/IP server " + dead + ": cannot connect to port")
                .contains("[usb-host-unreachable]")
                .contains("Start a USB/IP server on that host");
        assertThat(run.err()).doesNotContain("No DFU device");
    }

    @Test
    void theListForProgramsHasAnEntryOfTheSameShapeForTheHost() {
        var run = run("list", "--json", "--usb", "usbip://" + dead + "," + live);

        assertThat(run.exit()).as(run.err()).isZero();
        var list = JsonParser.parseString(run.out()).getAsJsonArray();
        assertThat(list).hasSize(2);
        var board = (JsonObject) list.get(0);
        var host = (JsonObject) list.get(1);
        assertThat(board.get("path").getAsString()).isEqualTo(live + "/1-10");
        assertThat(board.get("openable").getAsBoolean()).isTrue();
        assertThat(host.keySet()).containsExactlyElementsOf(board.keySet());
        assertThat(host.get("mode").isJsonNull()).isTrue();
        assertThat(host.get("path").getAsString()).isEqualTo(dead);
        assertThat(host.get("openable").getAsBoolean()).isFalse();
        assertThat(host.get("problem").getAsString()).startsWith("USB/IP server " + dead + ": cannot connect");
    }

    @Test
    void aBoardThatIsNamedByItsPlaceOrItsNumberIsFlashed() throws IOException {
        var image = Bench.image(folder, Chip.ESP32_S3).toString();
        var usb = "usbip://" + live + "," + dead;

        var byPath = run("flash", "--usb", usb, "--path", live + "/1-10", image);
        assertThat(byPath.exit()).as(byPath.err()).isZero();
        assertThat(Bench.holdsImage(rom)).isTrue();

        var bySerial = run("flash", "--usb", usb, "--serial", "7c:df:a1:00:00:01", image);
        assertThat(bySerial.exit()).as(bySerial.err()).isZero();
    }

    @Test
    void aBoardThatIsNotNamedIsNotFlashed() throws IOException {
        var image = Bench.image(folder, Chip.ESP32_S3).toString();

        var run = run("flash", "--usb", "usbip://" + live + "," + dead, image);

        assertThat(run.exit()).isEqualTo(ExitCode.DEVICE);
        assertThat(run.err()).contains(dead, "[usb-host-unreachable]");
        assertThat(rom.flash().operations()).isEmpty();
    }

    @Test
    void theDoctorTellsTheHostThatIsMissingAndTheBoardThatIsReady() {
        var run = run("doctor", "--usb", "usbip://" + live + "," + dead);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("USB/IP server " + dead + ": cannot connect")
                .contains("--path " + live + "/1-10");
    }

    private static Bench.Run run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words);
        return new Bench.Run(exit, out.toString(), err.toString());
    }
}
