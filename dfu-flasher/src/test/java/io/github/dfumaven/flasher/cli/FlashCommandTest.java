// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlashCommandTest {

    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aBoardIsFlashedAndTheResultGoesToStdout(Chip chip) throws IOException {
        var rom = bench.plug(chip);

        var run = bench.run("flash", image(chip));

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .matches("1-1 \\(" + chip.target()
                        + "\\): flashed and confirmed, \\d+ bytes in \\d+ blocks, \\d+\\.\\d s\\R");
        assertThat(run.err()).containsSubsequence("1-1: detaching", "1-1: sending", "1-1: verifying");
        assertThat(Bench.holdsImage(rom)).isTrue();
    }

    @Test
    void theReportHasTheShapeOfTheContract() throws IOException {
        bench.plug(Chip.ESP32_S3);
        var image = image(Chip.ESP32_S3);

        var run = bench.run("flash", "--json", image);

        var report = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(report.keySet()).containsExactly("image", "sha256", "devices");
        assertThat(report.get("image").getAsString()).isEqualTo(image);
        assertThat(report.get("sha256").getAsString())
                .isEqualTo(Bytes.read(Path.of(image)).sha256().toHex());
        var board = report.getAsJsonArray("devices").get(0).getAsJsonObject();
        assertThat(board.keySet())
                .containsExactly(
                        "path",
                        "target",
                        "serial",
                        "result",
                        "bytes",
                        "blocks",
                        "millis",
                        "state",
                        "status",
                        "error",
                        "simulated",
                        "tool");
        assertThat(board.get("path").getAsString()).isEqualTo("1-1");
        assertThat(board.get("target").getAsString()).isEqualTo("esp32s3");
        assertThat(board.get("result").getAsString()).isEqualTo("flashed");
        assertThat(board.get("blocks").getAsInt()).isEqualTo((board.get("bytes").getAsInt() + 63) / 64);
        assertThat(board.get("state").getAsString()).isEqualTo("dfuIDLE");
        assertThat(board.get("status").getAsString()).isEqualTo("OK");
        assertThat(board.get("error").isJsonNull()).isTrue();
    }

    @Test
    void aMissingFileIsExit4() {
        var run = bench.run("flash", folder.resolve("no.bin").toString());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("[file-not-found]").contains("\n  Check the name");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aDamagedFileIsExit1AndNothingIsSent() throws IOException {
        bench.plug(Chip.ESP32_S2);
        var file = Path.of(image(Chip.ESP32_S2));
        var bytes = Files.readAllBytes(file);
        bytes[3000] ^= 1;
        Files.write(file, bytes);

        var run = bench.run("flash", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: " + file).contains("[suffix-bad-crc]");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void anImageForAnotherChipIsExit1AndNothingIsSent() throws IOException {
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", image(Chip.ESP32_S3));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("esp32s3")
                .contains("esp32s2")
                .contains("[wrong-device]")
                .contains("--path");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void noBoardIsExit3WithWhatToDo() throws IOException {
        var run = bench.run("flash", "--wait", "10ms", image(Chip.ESP32_S2));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .contains("Waiting up to 1 s for a board: hold BOOT, tap RESET, release BOOT.")
                .contains("no DFU device is connected [no-device]");
    }

    @Test
    void severalBoardsWithoutAChoiceAreListedAndLeftAlone() throws IOException {
        bench.plug(Chip.ESP32_S2);
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", image(Chip.ESP32_S2));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .contains("path=\"1-1\"", "path=\"1-2\"", "[several-devices]", "--path or --serial", "--all");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void allBoardsAreFlashedWithOneLineEachAndASum() throws IOException {
        var roms = List.of(bench.plug(Chip.ESP32_P4), bench.plug(Chip.ESP32_P4), bench.plug(Chip.ESP32_S2));

        var run = bench.run("flash", "--all", image(Chip.ESP32_P4));

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(4).last().isEqualTo("3 boards: 2 flashed, 1 skipped");
        assertThat(roms.subList(0, 2)).allMatch(Bench::holdsImage);
        assertThat(roms.get(2).flash().operations()).isEmpty();
    }

    @Test
    void oneOfSeveralThatFailsIsExit3WithItsCure() throws IOException {
        bench.plugLoose(Chip.ESP32_S3, 20);
        var whole = bench.plug(Chip.ESP32_S3);

        var run = bench.run("flash", "--all", image(Chip.ESP32_S3));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out())
                .contains("1-1 (esp32s3): FAILED after 1", "1-2 (esp32s3): flashed", "2 boards: 1 flashed, 1 failed");
        assertThat(run.err()).contains("[usb-no-device]\n  Plug the board in again and start over;");
        assertThat(Bench.holdsImage(whole)).isTrue();
    }

    @Test
    void anUnpluggedBoardIsExit3InTextAndInJson() throws IOException {
        bench.plugLoose(Chip.ESP32_S31, 5);

        var run = bench.run("flash", "--json", image(Chip.ESP32_S31));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[usb-no-device]");
        var board = devices(run).get(0).getAsJsonObject();
        assertThat(board.get("result").getAsString()).isEqualTo("failed");
        assertThat(board.get("bytes").getAsInt()).isLessThanOrEqualTo(6 * 64);
        var error = board.getAsJsonObject("error");
        assertThat(error.keySet()).containsExactly("code", "message", "hint");
        assertThat(error.get("code").getAsString()).isEqualTo("usb-no-device");
    }

    @Test
    void severalPathsAreFlashedAndAMissingOneIsAFailure() throws IOException {
        var rom = bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", "--path", "1-1", "-p", "1-9", "--json", image(Chip.ESP32_S2));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(Bench.holdsImage(rom)).isTrue();
        assertThat(devices(run).asList())
                .extracting(device -> device.getAsJsonObject().get("result").getAsString())
                .containsExactly("flashed", "failed");
    }

    @Test
    void aDryRunSendsNothing() throws IOException {
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", "--dry-run", image(Chip.ESP32_S2));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("not touched (dry run)");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void aBareBinaryNeedsForceAndThenGoesToAddress0() throws IOException {
        var rom = bench.plug(Chip.ESP32_S2);
        var file = folder.resolve("raw.bin");
        Files.write(file, Bench.CONTENT.toByteArray());

        assertThat(bench.run("flash", file.toString()).exit()).isEqualTo(1);
        var run = bench.run("flash", "--force", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("warning: ");
        assertThat(rom.flash().read(0, 5000)).isEqualTo(Bench.CONTENT);
    }

    @Test
    void aBareInputIsToldHowToBecomeAnImage() throws IOException {
        bench.plug(Chip.ESP32_S2);
        var table = folder.resolve("table.bin");
        var rows = Bytes.utf8("factory,app,factory,0x10000,1M,\n");
        var parsed = PartitionTable.read(rows, PartitionOptions.DEFAULT, Map.of());
        Files.write(table, parsed.toBytes().toByteArray());

        var run = bench.run("flash", table.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("partition table", "[not-an-archive]", "dfu-imgtool create");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void whatCannotBeOpenedSaysSoWithTheCure() throws IOException {
        bench.plug(Chip.ESP32_S2);
        bench.bus.refuseOpening(Bench.path(1), UsbError.USB_ACCESS);

        var run = bench.run("flash", image(Chip.ESP32_S2));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[usb-access]").contains("dfu-flasher udev --install");
    }

    private JsonArray devices(Bench.Run run) {
        JsonObject report = JsonParser.parseString(run.out()).getAsJsonObject();
        return report.getAsJsonArray("devices");
    }

    private String image(Chip chip) throws IOException {
        return Bench.image(folder, chip).toString();
    }
}
