// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.dfumaven.boardtable.SharedImages;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.sim.SimulatedRom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code flash --values --boards --board}. */
class FlashOwnValuesTest {

    private static final Chip CHIP = Chip.ESP32_S2;

    private final Bench bench = new Bench();

    @TempDir
    Path folder;

    @Test
    void theBoardGetsItsRow() throws IOException {
        var rom = bench.plug(CHIP);

        var run = flash("--boards", boards(), "--board", "number=A-2", "--values", values(), image());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(items(rom)).containsExactly("number=A-2", "mac=7c:df:a1:00:00:01");
    }

    @Test
    void whatABoardTellsNeedsNoTable() throws IOException {
        var rom = bench.plug(CHIP);
        var values = write("v.csv", "key,type,encoding,value\nown,namespace,,\nat,data,string,${path}\n");

        assertThat(flash("--values", values, image()).exit()).isZero();

        assertThat(items(rom)).containsExactly("at=1-1");
    }

    @Test
    void programsAreToldTheHashOfWhatTheBoardGot() throws IOException {
        bench.plug(CHIP);

        var run = flash("--json", "--boards", boards(), "--board", "1", "--values", values(), image());

        var json = JsonParser.parseString(run.out()).getAsJsonObject();
        var device = json.getAsJsonArray("devices").get(0).getAsJsonObject();
        assertThat(json.get("sha256").getAsString())
                .isEqualTo(Bytes.read(Path.of(image())).sha256().toHex());
        assertThat(device.get("sha256").getAsString())
                .hasSize(64)
                .isNotEqualTo(json.get("sha256").getAsString());
        assertThat(device.get("mac").getAsString()).isEqualTo("7c:df:a1:00:00:01");
    }

    @Test
    void severalBoardsDoNotGetWhatIsOneBoardsOwn() throws IOException {
        bench.plug(CHIP);
        bench.plug(CHIP);
        var all = flash("--all", "--boards", boards(), "--board", "1", "--values", values(), image());
        var paths = flash("--path", "1-1", "--path", "1-2", "--values", values("${path}"), image());
        var unsaid = flash("--boards", boards(), "--board", "1", "--values", values(), image());

        assertThat(all.exit()).isEqualTo(2);
        assertThat(all.err()).contains("[one-board-only]").contains("Leave out --all");
        assertThat(paths.exit()).isEqualTo(2);
        assertThat(unsaid.exit()).isEqualTo(3);
        assertThat(unsaid.err()).contains("[several-devices]");
        assertThat(bench.requests).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--boards B",
                "--board 1",
                "--boards B --board 1",
                "--boards B --values V",
                "--board 1 --values V"
            })
    void apartTheyMeanNothing(String words) throws IOException {
        bench.plug(CHIP);
        var arguments = words.replace("B", boards()).replace("V", values()) + " " + image();

        var run = flash(arguments.split(" ", -1));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("[board-incomplete]");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void whatIsWrongWithARowShowsInADryRun() throws IOException {
        bench.plug(CHIP);
        var good = flash("--dry-run", "--boards", boards(), "--board", "1", "--values", values(), image());
        var bad = flash("--dry-run", "--boards", boards(), "--board", "3", "--values", values(), image());
        var row = flash("--dry-run", "--boards", boards(), "--board", "4", "--values", values(), image());

        assertThat(good.exit()).as(good.err()).isZero();
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.err()).contains("[nvs-value-too-long]").doesNotContain("A".repeat(100));
        assertThat(row.exit()).isEqualTo(2);
        assertThat(row.err())
                .contains("--board 4: ")
                .contains("has the rows 1 to 3")
                .contains("[bad-board-row]");
        assertThat(bench.requests).hasValue(0);
    }

    @Test
    void whatGivesWayIsSaid() throws IOException {
        bench.plug(CHIP);
        var shared = new SharedImages(CHIP);
        var other = Files.write(
                folder.resolve("other.bin"),
                shared.archiveWith(Map.of(shared.nvs().offset(), Bytes.fill(0, 0x1000)))
                        .toByteArray());

        var run = flash("--boards", boards(), "--board", "1", "--values", values(), other.toString());

        assertThat(run.err())
                .contains("4096 bytes of the partition nvs give way")
                .contains("[values-replace]");
        assertThat(run.exit()).isZero();
    }

    private Bench.Run flash(String... arguments) {
        var all = new ArrayList<>(List.of("flash"));
        all.addAll(List.of(arguments));
        return bench.run(all.toArray(String[]::new));
    }

    private String boards() throws IOException {
        return write("boards.csv", "number\nA-1\nA-2\n" + "A".repeat(5000) + "\n");
    }

    private String values() throws IOException {
        return write(
                "values.csv",
                "key,type,encoding,value\nown,namespace,,\nnumber,data,string,${number}\nmac,data,string,${mac}\n");
    }

    private String values(String value) throws IOException {
        return write("values.csv", "key,type,encoding,value\nown,namespace,,\nk,data,string," + value + "\n");
    }

    private String image() throws IOException {
        return Files.write(
                        folder.resolve("dfu.bin"),
                        new SharedImages(CHIP).archive().toByteArray())
                .toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static List<String> items(SimulatedRom rom) throws IOException {
        var nvs = new SharedImages(CHIP).nvs();
        var held = rom.flash().read(nvs.offset(), (int) nvs.size());
        return NvsPartition.parse(held, Optional.empty()).items().stream()
                .map(item -> item.key() + "=" + item.text())
                .toList();
    }
}
