// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {

    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    @Test
    void anEmptyListIsExit0WithAHintOnStderr() {
        var run = bench.run("list");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("No DFU device is connected.", "hold BOOT", "dfu-flasher doctor");
        assertThat(bench.run("list", "--json").out().strip()).isEqualTo("[]");
    }

    @Test
    void theListIsThatOfDfuUtil() {
        bench.plug(Chip.ESP32_S3);

        assertThat(bench.run("list").out())
                .matches("Found Runtime: \\[303a:0009] ver=0728, devnum=\\d+, cfg=1, intf=2, path=\"1-1\", alt=0,"
                        + " name=\"UNKNOWN\", serial=\"7c:df:a1:00:00:01\"\\R");
    }

    @Test
    void theListForProgramsHasTheShapeOfTheContract() {
        bench.plug(Chip.ESP32_P4);

        var board = JsonParser.parseString(bench.run("list", "--json").out())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();

        assertThat(board.keySet())
                .containsExactly(
                        "mode",
                        "idVendor",
                        "idProduct",
                        "bcdDevice",
                        "devnum",
                        "configuration",
                        "interface",
                        "alt",
                        "path",
                        "name",
                        "serial",
                        "target",
                        "openable",
                        "problem",
                        "simulated",
                        "tool");
        assertThat(board.get("mode").getAsString()).isEqualTo("runtime");
        assertThat(board.get("idVendor").getAsInt()).isEqualTo(0x303a);
        assertThat(board.get("idProduct").getAsInt()).isEqualTo(0x12);
        assertThat(board.get("bcdDevice").getAsInt()).isEqualTo(0x912);
        assertThat(board.get("configuration").getAsInt()).isEqualTo(1);
        assertThat(board.get("interface").getAsInt()).isEqualTo(2);
        assertThat(board.get("alt").getAsInt()).isZero();
        assertThat(board.get("path").getAsString()).isEqualTo("1-1");
        assertThat(board.get("target").getAsString()).isEqualTo("esp32p4");
        assertThat(board.get("openable").getAsBoolean()).isTrue();
        assertThat(board.get("problem").isJsonNull()).isTrue();
    }

    @Test
    void whatCannotBeOpenedIsListedWithTheReason() {
        bench.plug(Chip.ESP32_S2);
        bench.bus.refuseOpening(Bench.path(1), UsbError.USB_ACCESS);

        var run = bench.run("list");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Found Runtime", "1-1 cannot be opened", "[usb-access]");
    }

    @Test
    void detachBringsABoardIntoDfuMode() {
        bench.plug(Chip.ESP32_S2);

        assertThat(bench.run("detach").out()).isEqualTo("1-1 [303a:0002] esp32s2 in DFU mode" + System.lineSeparator());
        assertThat(bench.run("list").out()).startsWith("Found DFU:");
    }

    @Test
    void resetLeavesDfuMode() {
        bench.plug(Chip.ESP32_S2);
        bench.run("detach");

        var run = bench.run("reset");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("After the reset: it is back in runtime mode");
        assertThat(run.err()).as("that it left is what was wanted").doesNotContain("reports");
    }

    @Test
    void noBoardIsExit3ForEveryCommand() {
        var file = folder.resolve("f.bin").toString();
        assertThat(bench.run("detach").exit()).isEqualTo(3);
        assertThat(bench.run("reset").exit()).isEqualTo(3);
        assertThat(bench.run("upload", "-o", file).exit()).isEqualTo(3);
        assertThat(bench.run("read", "--size", "1", "-o", file).exit()).isEqualTo(3);
        assertThat(bench.run("doctor").exit()).isEqualTo(3);
        assertThat(Path.of(file)).doesNotExist();
    }

    @Test
    void readWritesTheRangeToAFile() throws IOException {
        var rom = bench.plug(Chip.ESP32_S31);
        assertThat(bench.run("flash", Bench.image(folder, Chip.ESP32_S31).toString())
                        .exit())
                .isZero();
        var file = folder.resolve("read.bin");

        var run = bench.run("read", "--address", "0x10010", "--size", "4K", "-o", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("EXPERIMENTAL");
        assertThat(Bytes.read(file)).isEqualTo(rom.flash().read(0x10010, 4096));
    }

    @Test
    void aReadThatFailsLeavesTheOldFile() throws IOException {
        bench.plugLoose(Chip.ESP32_S2, 2);
        var file = Files.writeString(folder.resolve("read.bin"), "old");

        var run = bench.run("read", "--size", "4K", "-o", file.toString());

        assertThat(run.exit()).isEqualTo(3);
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(found -> found.toString().endsWith(".part"));
    }

    @Test
    void rangesThatNoRomReachesAreExit2() {
        bench.plug(Chip.ESP32_S2);
        var file = folder.resolve("f.bin").toString();

        assertThat(bench.run("read", "--address", "16MB", "--size", "1", "-o", file)
                        .err())
                .contains("--address 16777216", "[bad-range]");
        assertThat(bench.run("read", "--size", "0", "-o", file).exit()).isEqualTo(2);
        assertThat(bench.run("read", "--size", "lots", "-o", file).err()).contains("--size lots", "[bad-number]");
        assertThat(bench.run("read", "--size", "1").err()).contains("--output", "[bad-usage]");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void uploadGivesWhatTheRomGives() throws IOException {
        var rom = bench.plug(Chip.ESP32_S2);
        bench.run("flash", Bench.image(folder, Chip.ESP32_S2).toString());
        var file = folder.resolve("up.bin");

        var run = bench.run("upload", "-o", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("1-1: upload from the ROM of an ESP chip is EXPERIMENTAL");
        assertThat(Bytes.read(file)).isEqualTo(rom.flash().read(0, 4 << 20));
    }

    @Test
    void whatIsForOneBoardDoesNotProposeAll() {
        bench.plug(Chip.ESP32_S2);
        bench.plug(Chip.ESP32_S3);
        var file = folder.resolve("f.bin").toString();
        var commands = List.of(
                List.of("detach"),
                List.of("reset"),
                List.of("upload", "-o", file),
                List.of("read", "-Z", "4096", "-o", file));

        for (var command : commands) {
            var run = bench.run(command.toArray(String[]::new));
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.err())
                    .contains("2 devices fit", "Choose one with --path or --serial")
                    .doesNotContain("--all");
        }
    }

    @Test
    void everyCommandHasHelpOfItsOwn() {
        for (var command : new String[] {"list", "flash", "upload", "read", "detach", "reset", "udev", "doctor"}) {
            var run = bench.run(command, "--help");
            assertThat(run.exit()).isZero();
            assertThat(run.out()).startsWith("Usage: dfu-flasher " + command);
        }
    }
}
