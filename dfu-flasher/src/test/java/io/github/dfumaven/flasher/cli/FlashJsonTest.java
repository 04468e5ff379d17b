// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.backend.OpenBuses;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.sim.Webcam;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code flash --json} that comes to its end before any board is touched: an object all the same, but for wrong usage.
 */
class FlashJsonTest {

    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    @Test
    void aFileThatCannotBeReadHasNoHash() {
        var run = bench.run("flash", "--json", folder.resolve("no.bin").toString());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("[file-not-found]");
        var json = json(run);
        assertThat(json.get("image").isJsonNull()).isTrue();
        assertThat(json.get("sha256").isJsonNull()).isTrue();
        assertThat(code(json)).isEqualTo("file-not-found");
    }

    @Test
    void aBadFileHasItsHash() throws IOException {
        var file = Files.writeString(folder.resolve("text.bin"), "no image at all, but long enough to be read");

        var run = bench.run("flash", "--json", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        var json = json(run);
        assertThat(json.get("image").getAsString()).isEqualTo(file.toString());
        assertThat(json.get("sha256").getAsString())
                .isEqualTo(Bytes.read(file).sha256().toHex());
        assertThat(run.err()).contains("[" + code(json) + "]");
    }

    @Test
    void anImageForAnotherChipNamesBoth() throws IOException {
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", "--json", image(Chip.ESP32_S3));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(code(json(run))).isEqualTo("wrong-device");
    }

    @Test
    void noBoardAndSeveralBoardsAreErrorsOfTheWhole() throws IOException {
        var none = bench.run("flash", "--json", image(Chip.ESP32_P4));
        bench.plug(Chip.ESP32_P4);
        bench.plug(Chip.ESP32_P4);
        var several = bench.run("flash", "--json", image(Chip.ESP32_P4));

        assertThat(none.exit()).isEqualTo(3);
        assertThat(code(json(none))).isEqualTo("no-device");
        assertThat(several.exit()).isEqualTo(3);
        assertThat(code(json(several))).isEqualTo("several-devices");
    }

    @Test
    void aBusThatCannotBeOpenedIsToldToo() throws IOException {
        var out = new StringWriter();
        var tool = new FlasherTool((usb, setup) -> {
            throw new UsbException(UsbError.USB_UNAVAILABLE, "libusb cannot be loaded");
        });

        int exit = Tool.commandLine(tool, new PrintWriter(out, true), new PrintWriter(new StringWriter()))
                .execute("flash", "--json", image(Chip.ESP32_S2));

        assertThat(exit).isEqualTo(3);
        assertThat(code(JsonParser.parseString(out.toString()).getAsJsonObject()))
                .isEqualTo("usb-unavailable");
    }

    @Test
    void aMistakeOfOursIsToldToo() throws IOException {
        var out = new StringWriter();
        var tool = new FlasherTool((usb, setup) -> {
            throw new IllegalStateException("a bug");
        });

        int exit = Tool.commandLine(tool, new PrintWriter(out, true), new PrintWriter(new StringWriter()))
                .execute("flash", "--json", image(Chip.ESP32_S2));

        assertThat(exit).isEqualTo(70);
        assertThat(code(JsonParser.parseString(out.toString()).getAsJsonObject()))
                .isEqualTo("internal-error");
    }

    @Test
    void aBrokenOffWaitIsToldToo() throws IOException {
        var out = new StringWriter();
        var tool = new FlasherTool((usb, setup) -> {
            Thread.currentThread().interrupt();
            return OpenBuses.of(bench.bus);
        });

        int exit = Tool.commandLine(tool, new PrintWriter(out, true), new PrintWriter(new StringWriter()))
                .execute("flash", "--json", "--wait", "30s", image(Chip.ESP32_S2));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(exit).isEqualTo(130);
        assertThat(code(JsonParser.parseString(out.toString()).getAsJsonObject()))
                .isEqualTo("interrupted");
    }

    @Test
    void wrongUsageWritesNothingToStdout() throws IOException {
        var run = bench.run("flash", "--json", "--wait", "soon", image(Chip.ESP32_S2));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void wrongUsageThatShowsAtTheBoardWritesNothingToStdoutEither() throws IOException {
        bench.bus.plug(Bench.path(1), new Webcam());
        var file = folder.resolve("camera.dfu");
        try (var out = Files.newOutputStream(file)) {
            DfuFile.write(List.of(Bench.CONTENT), 0x0bda, 0x5634, DfuSuffix.ANY, DfuSuffix.DFU_1_0, out);
        }

        var run = bench.run("flash", "--json", "--pipeline", "8", "--path", "1-1", file.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("[pipeline-needs-rom]");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void withoutAFileTheUsualPlacesAreNamed() {
        var run = bench.run("flash");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .startsWith("error: " + Path.of("build", "dfu.bin") + " or " + Path.of("target", "dfu.bin") + ": ");
    }

    private String image(Chip chip) throws IOException {
        return Bench.image(folder, chip).toString();
    }

    private static JsonObject json(Bench.Run run) {
        var json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("image", "sha256", "devices", "error");
        assertThat(json.getAsJsonArray("devices")).isEmpty();
        assertThat(json.getAsJsonObject("error").keySet()).containsExactly("code", "message", "hint");
        return json;
    }

    private static String code(JsonObject json) {
        return json.getAsJsonObject("error").get("code").getAsString();
    }
}
