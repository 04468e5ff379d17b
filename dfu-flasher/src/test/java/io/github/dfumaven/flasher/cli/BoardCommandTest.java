// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.NorFlash;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Asking boards what they are from the command line. */
@Timeout(120)
class BoardCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aBoardIsToldInOneLine() {
        var run = run("board", "--usb", "sim:esp32s2");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("1-10: ESP32-S2 v0.0, MAC 7c:df:a1:00:00:01, flash chip ef4016 of 4 MB"
                        + System.lineSeparator());
        assertThat(run.err()).contains("EXPERIMENTAL");
    }

    @Test
    void programsTellTwoS2Apart() {
        var run = run("board", "--usb", "sim:esp32s2*2", "--all", "--json");

        assertThat(run.exit()).as(run.err()).isZero();
        var boards = array(run);
        assertThat(boards.size()).isEqualTo(2);
        var first = boards.get(0).getAsJsonObject();
        assertThat(first.keySet())
                .containsExactly("path", "target", "mac", "revision", "flashId", "flashSize", "error");
        assertThat(first.get("path").getAsString()).isEqualTo("1-2");
        assertThat(first.get("target").getAsString()).isEqualTo("esp32s2");
        assertThat(first.get("mac").getAsString()).isEqualTo("7c:df:a1:00:00:02");
        assertThat(first.get("revision").getAsInt()).isZero();
        assertThat(first.get("flashId").getAsString()).isEqualTo("ef4016");
        assertThat(first.get("flashSize").getAsLong()).isEqualTo(4 << 20);
        assertThat(first.get("error").isJsonNull()).isTrue();
        assertThat(boards.get(1).getAsJsonObject().get("mac").getAsString()).isEqualTo("7c:df:a1:00:00:01");
    }

    @Test
    void theP4SaysWhyNot() {
        var run = run("board", "--usb", "sim:esp32p4", "--json");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[board-cannot-tell]").contains("rev0 and rev3.00");
        var board = array(run).get(0).getAsJsonObject();
        assertThat(board.get("target").getAsString()).isEqualTo("esp32p4");
        for (var unknown : new String[] {"mac", "revision", "flashId", "flashSize"}) {
            assertThat(board.get(unknown).isJsonNull()).as(unknown).isTrue();
        }
        assertThat(board.getAsJsonObject("error").get("code").getAsString()).isEqualTo("board-cannot-tell");
    }

    @Test
    void ofSeveralBoardsOneIsChosen() {
        var run = run("board", "--usb", "sim:esp32s3*2");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[several-devices]");
        assertThat(run("board", "--usb", "sim:esp32s3*2", "--path", "1-2").out())
                .startsWith("1-2: ESP32-S3");
    }

    @Test
    void anImageForALargerFlashChipIsExit1AndNamesTheBoard() throws IOException {
        var small = folder.resolve("small.bin");
        NorFlash.blank(2 << 20).save(small);

        var run = run(
                "flash",
                "--usb",
                "sim",
                "--sim-flash-file",
                small.toString(),
                "--check-board",
                "--json",
                image(FlashSize.MB_4));

        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("[flash-too-small]");
        var board = device(run);
        assertThat(board.get("result").getAsString()).isEqualTo("failed");
        assertThat(board.get("bytes").getAsInt()).isZero();
        assertThat(board.get("mac").getAsString()).isEqualTo("7c:df:a1:00:00:01");
        assertThat(board.get("revision").getAsInt()).isZero();
        assertThat(board.get("flashId").getAsString()).isEqualTo("ef4015");
        assertThat(board.getAsJsonObject("error").get("code").getAsString()).isEqualTo("flash-too-small");
    }

    @Test
    void aFlashTellsTheAddressOnlyWhereItWasAsked() throws IOException {
        var asked = run("flash", "--usb", "sim", "--check-board", "--json", image(FlashSize.MB_2));
        var not = run("flash", "--usb", "sim", "--json", image(FlashSize.MB_2));

        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(device(asked).get("mac").getAsString()).isEqualTo("7c:df:a1:00:00:01");
        assertThat(asked.err()).contains("experimental");
        assertThat(not.exit()).isZero();
        assertThat(device(not).has("mac")).isFalse();
        assertThat(device(not).has("flashId")).isFalse();
    }

    private String image(FlashSize size) throws IOException {
        return new Images(folder, Chip.ESP32_S2)
                .write("dfu.bin", size, Firmwares.of(Chip.ESP32_S2, "1.0"))
                .toString();
    }

    private static JsonArray array(Bench.Run run) {
        return JsonParser.parseString(run.out()).getAsJsonArray();
    }

    private static JsonObject device(Bench.Run run) {
        return JsonParser.parseString(run.out())
                .getAsJsonObject()
                .getAsJsonArray("devices")
                .get(0)
                .getAsJsonObject();
    }

    private static Bench.Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        return new Bench.Run(exit, out.toString(), err.toString());
    }
}
