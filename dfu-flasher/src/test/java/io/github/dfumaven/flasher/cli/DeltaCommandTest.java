// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.sim.NorFlash;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is proved beyond the verdict, from the command line to the exit code, on boards whose flash is a file. */
class DeltaCommandTest {

    private static final int SIZE = 4 << 20;

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aDeltaOnABlankBoardIsExit3UnlessTheRiskIsTaken(Chip chip) throws IOException {
        var delta = delta(chip);
        var blank = saved("blank.flash", NorFlash.blank(SIZE));

        var refused = run("flash", "--usb", "sim", "--sim-flash-file", blank, delta);

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("[delta-base-differs]").doesNotContain("sending");
        assertThat(Bytes.read(Path.of(blank)).isAll(0xff)).isTrue();

        var trusted = run("flash", "--usb", "sim", "--sim-flash-file", blank, "--trust-base", delta);

        assertThat(trusted.exit()).isZero();
        assertThat(trusted.out()).contains("flashed and confirmed").contains("base of the delta was NOT compared");
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aDeltaOnABoardThatHoldsItsBaseIsFlashed(Chip chip) throws IOException {
        var delta = delta(chip);
        var flash = saved("old.flash", Images.flash(SIZE, files(chip, 0)));

        var run = run("flash", "--usb", "sim", "--sim-flash-file", flash, "--json", delta);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(device(run).get("baseCompared").getAsBoolean()).isTrue();
        assertThat(device(run).has("flashSizeChecked")).isFalse();
        assertThat(Bytes.read(Path.of(flash)))
                .isEqualTo(Images.flash(SIZE, files(chip, 1)).read(0, SIZE));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aChipThatIsTooSmallIsExit3(Chip chip) throws IOException {
        var files = files(chip, 0);
        files.put(0x300000L, Images.noise(9, 5000));
        var image = new Images(folder, chip)
                .write("large.bin", FlashSize.MB_4, files)
                .toString();

        var small = run("flash", "--usb", "sim", "--sim-flash-file", blank("s", 2 << 20), "--verify", image);
        var json = run("flash", "--usb", "sim", "--sim-flash-file", blank("l", SIZE), "--json", image);

        assertThat(small.exit()).isEqualTo(3);
        assertThat(small.err()).contains("[flash-wraps]").contains("2MB").contains("4MB");
        assertThat(json.exit()).as(json.err()).isZero();
        assertThat(device(json).get("flashSizeChecked").getAsBoolean()).isTrue();
    }

    private static JsonObject device(Bench.Run run) {
        return JsonParser.parseString(run.out())
                .getAsJsonObject()
                .getAsJsonArray("devices")
                .get(0)
                .getAsJsonObject();
    }

    private static Map<Long, Bytes> files(Chip chip, int version) {
        var files = new Images(Path.of(""), chip).firmware();
        files.put(0x90000L, Images.noise(100 + version, 3000));
        return files;
    }

    private String delta(Chip chip) throws IOException {
        var images = new Images(folder, chip);
        var old = images.write("old.bin", FlashSize.MB_4, files(chip, 0));
        return images.delta(old, images.write("new.bin", FlashSize.MB_4, files(chip, 1)))
                .toString();
    }

    private String blank(String name, int size) throws IOException {
        return saved(name, NorFlash.blank(size));
    }

    private String saved(String name, NorFlash flash) throws IOException {
        var file = folder.resolve(name);
        flash.save(file);
        return file.toString();
    }

    private static Bench.Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        return new Bench.Run(exit, out.toString(), err.toString());
    }
}
