// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.sim.FaultyDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of {@code flash}: which board, how often, how many blocks, and what comes after them. */
class FlashOptionsTest {

    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--path,somewhere,bad-path,--path somewhere",
        "--device,1:2:3,bad-device,--device 1:2:3",
        "--device,xyz,bad-device,--device xyz",
        "--devnum,900,bad-selector,--devnum 900",
        "--intf,two,bad-selector,--interface-number two",
        "--alt,-1,bad-selector,--alternate -1",
        "--timeout,soon,bad-duration,--timeout soon",
        "--wait,1h,bad-duration,--wait 1h",
        "--restarts,-1,bad-number,--restarts -1",
        "--restarts,101,bad-number,--restarts 101",
        "--pipeline,0,bad-number,--pipeline 0",
        "--pipeline,257,bad-number,--pipeline 257",
        "--pipeline,many,bad-number,--pipeline many",
        "--dry-run,yes,bad-usage,--dry-run",
        "--dry-run,'',bad-usage,--dry-run",
        "--all,maybe,bad-usage,--all",
        "--no-such-option,1,bad-usage,--no-such-option"
    })
    void wrongOptionsAreExit2WithCodeAndCure(String option, String value, String code, String named)
            throws IOException {
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", option + "=" + value, image(Chip.ESP32_S2));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(named, "[" + code + "]\n  ");
        assertThat(bench.requests).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"-d,303a:2", "-d,303a", "-d,*:0002", "-d,0x303a:", "-i,2", "-a,0", "-S,0"})
    void filtersOfDfuUtilChooseTheBoard(String option, String value) throws IOException {
        var rom = bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", option, value, image(Chip.ESP32_S2));

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Bench.holdsImage(rom)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-d,303a:9", "-d,1234:", "-n,99", "-S,none", "-p,1-7"})
    void filtersThatFitNothingAreExit3(String option, String value) throws IOException {
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", option, value, image(Chip.ESP32_S2));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[no-device]").contains("1-1 [303a:0002]");
        assertThat(bench.requests).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout,0,[bad-duration],for example 500ms",
        "--timeout,-5s,[bad-duration],for example 500ms",
        "--wait,-5s,[bad-duration],for example 500ms",
        "--restarts,x,[bad-number],Write a whole number from 0 to 100.",
        "--restarts,101,[bad-number],Write a whole number from 0 to 100.",
        "--restarts,-1,[bad-number],Write a whole number from 0 to 100.",
        "--pipeline,0,[bad-number],Write a whole number from 1 to 256."
    })
    void numbersThatMakeNoSenseAreExit2(String option, String value, String code, String cure) throws IOException {
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", option + "=" + value, image(Chip.ESP32_S2));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(option + " " + value + ": ", code, cure).doesNotContain("hexadecimal");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void verifyReadsBackWhatWasFlashed() throws IOException {
        bench.plug(Chip.ESP32_S3);

        var run = bench.run("flash", "--verify", image(Chip.ESP32_S3));

        assertThat(run.exit()).isZero();
        assertThat(run.err()).containsSubsequence("verifying", "reading");
    }

    @Test
    void verifyIsRefusedForOtherDevices() throws IOException {
        var file = folder.resolve("other.dfu");
        try (var out = Files.newOutputStream(file)) {
            DfuFile.write(List.of(Bench.CONTENT), 0x1234, 0x5678, 0xffff, 0x0100, out);
        }

        var run = bench.run("flash", "--verify", file.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("[nothing-to-verify]");
    }

    @Test
    void aRestartIsToldAndCounted() throws IOException {
        var rom = bench.plugFaulty(Chip.ESP32_S3, 9, FaultyDevice.STALL);

        var run = bench.run("flash", "--json", image(Chip.ESP32_S3));

        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .contains("1-1: refused block 9; it is in dfuDNLOAD-IDLE, OK")
                .contains("; starting again from the first block (1 of 2)");
        var board = devices(run).get(0).getAsJsonObject();
        assertThat(board.get("restarts").getAsInt()).isOne();
        assertThat(board.get("result").getAsString()).isEqualTo("flashed");
        assertThat(Bench.holdsImage(rom)).isTrue();
    }

    @Test
    void theLastLineTellsOfTheAttempts() throws IOException {
        bench.plugFaulty(Chip.ESP32_S3, 9, FaultyDevice.STALL);

        assertThat(bench.run("flash", image(Chip.ESP32_S3)).out()).contains("flashed and confirmed", ", 2 attempts");
    }

    @Test
    void withoutRestartsAFailedTransferIsTheEnd() throws IOException {
        bench.plugFaulty(Chip.ESP32_S3, 9, FaultyDevice.STALL);

        var run = bench.run("flash", "--restarts", "0", image(Chip.ESP32_S3));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[device-refused]").doesNotContain("starting again", "attempts");
    }

    @Test
    void blocksMayGoOutTogether() throws IOException {
        var rom = bench.plug(Chip.ESP32_S31);

        var run = bench.run("flash", "--pipeline", "32", image(Chip.ESP32_S31));

        assertThat(run.exit()).isZero();
        assertThat(Bench.holdsImage(rom)).isTrue();
        // 4 alone, and groups of 32, 32 and 22 blocks: far fewer questions than blocks.
        assertThat(run.out()).contains("in 90 blocks");
        assertThat(bench.requests.get()).isBetween(90 + 7, 90 + 20);
    }

    @Test
    void everyTransferIsShownOnDemand() throws IOException {
        bench.plug(Chip.ESP32_S2);

        var run = bench.run("flash", "-vv", image(Chip.ESP32_S2));

        assertThat(run.err())
                .contains("1-1: 21 01 0000 0002 0040 > 303730373031")
                .contains("1-1: a1 03 0000 0002 0006 < 000001000500 ok");
    }

    @Test
    void resetTellsWhatCameBack() throws IOException {
        bench.plug(Chip.ESP32_S2);

        assertThat(bench.run("flash", "--reset", image(Chip.ESP32_S2)).err()).contains("after the reset: it is back");
    }

    private JsonArray devices(Bench.Run run) {
        JsonObject report = JsonParser.parseString(run.out()).getAsJsonObject();
        return report.getAsJsonArray("devices");
    }

    private String image(Chip chip) throws IOException {
        return Bench.image(folder, chip).toString();
    }
}
