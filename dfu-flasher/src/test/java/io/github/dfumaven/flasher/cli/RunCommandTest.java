// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.sim.Firmwares;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting the application from the command line. */
@Timeout(120)
class RunCommandTest {

    @TempDir
    private Path folder;

    private String image() throws IOException {
        return new Images(folder, Chip.ESP32_S3)
                .write("dfu.bin", FlashSize.MB_2, Firmwares.of(Chip.ESP32_S3, "2.0"))
                .toString();
    }

    private String flash() throws IOException {
        var file = folder.resolve("flash.bin");
        Firmwares.flash(Firmwares.of(Chip.ESP32_S3, "1.0")).save(file);
        return file.toString();
    }

    private static JsonObject board(Bench.Run run) {
        return JsonParser.parseString(run.out())
                .getAsJsonObject()
                .getAsJsonArray("devices")
                .get(0)
                .getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--run", "--run=required", "--run=true"})
    void theApplicationRunsAndProgramsReadIt(String option) throws IOException {
        var run = run(
                "flash",
                "--usb",
                "sim:esp32s3",
                "--sim-app",
                "dfu",
                "--sim-flash-file",
                flash(),
                "--json",
                option,
                image());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(board(run).get("after").getAsString()).isEqualTo("application");
        assertThat(board(run).get("result").getAsString()).isEqualTo("flashed");
        assertThat(board(run).get("error").isJsonNull()).isTrue();
        assertThat(run.err()).contains("experimental").doesNotContain("Press RESET");
    }

    @Test
    void onlyWhatDiffersIsSentAndProgramsReadHowMuch() throws IOException {
        var flash = flash();
        var image = image();

        var run = run("flash", "--usb", "sim", "--sim-flash-file", flash, "--changed", "--fast", "--json", image);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(board(run).get("sectorsSent").getAsInt()).isEqualTo(1);
        assertThat(board(run).get("sectorsCompared").getAsInt()).isEqualTo(3);
        assertThat(board(run).get("bytesSent").getAsInt())
                .isEqualTo(board(run).get("bytes").getAsInt())
                .isLessThan(4096 + 1024);
        assertThat(run("flash", "--usb", "sim", "--sim-flash-file", flash, "--changed", image)
                        .out())
                .contains("; 0 of 3 sectors differed");
    }

    /** A simulated board without an application of its own has BOOT held down for ever. */
    @Test
    void heldInDownloadModeItIsFlashedAllTheSame() throws IOException {
        var run = run("flash", "--usb", "sim", "--run", image());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("flashed and confirmed")
                .contains("; NOT started: has restarted and is in download mode again");
        assertThat(run.err()).contains("  Let go of BOOT");
    }

    @Test
    void requiredThatIsExit3AndSaysWhy() throws IOException {
        var run = run("flash", "--usb", "sim", "--run=required", "--json", image());

        assertThat(run.exit()).isEqualTo(3);
        assertThat(board(run).get("result").getAsString()).isEqualTo("flashed");
        assertThat(board(run).get("after").getAsString()).isEqualTo("download-mode");
        assertThat(board(run).getAsJsonObject("error").get("code").getAsString())
                .isEqualTo("download-mode-again");
        assertThat(run.err()).contains("[download-mode-again]").contains("Let go of BOOT");
    }

    @Test
    void notWantedNothingIsSaidOfIt() throws IOException {
        var run = run("flash", "--usb", "sim", "--json", "--run=false", image());

        assertThat(board(run).has("after")).isFalse();
    }

    @Test
    void anotherWordIsWrongUsage() throws IOException {
        var run = run("flash", "--usb", "sim", "--run=maybe", image());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("[bad-run]").contains("--run");
    }

    @Test
    void aBoardIsStartedWithoutFlashing() throws IOException {
        var held = run("run", "--usb", "sim:esp32s3");
        var running = run("run", "--usb", "sim:esp32s3", "--sim-app", "dfu", "--sim-flash-file", flash());

        assertThat(held.exit()).isEqualTo(3);
        assertThat(held.out()).startsWith("1-10 (esp32s3): NOT started: has restarted and is in download mode again");
        assertThat(held.err()).contains("[download-mode-again]");
        assertThat(running.exit()).as(running.err()).isZero();
        assertThat(running.out()).isEqualTo("1-10: the application runs" + System.lineSeparator());
        assertThat(running.err()).contains("nothing was sent");
    }

    private static Bench.Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        return new Bench.Run(exit, out.toString(), err.toString());
    }
}
