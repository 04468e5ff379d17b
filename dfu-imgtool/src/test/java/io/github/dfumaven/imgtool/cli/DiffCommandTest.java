// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.SmallImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    @TempDir
    Path work;

    @Test
    void tellsPeopleWhatDiffersWhere() throws IOException {
        var run =
                Run.of("diff", file("old.bin", 0).toString(), file("new.bin", 1).toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("taken for flash from 0x0 on", "0x002000", "0x003000", "changed");
    }

    @Test
    void sameFilesAreExitZeroToo() throws IOException {
        var run =
                Run.of("diff", file("old.bin", 0).toString(), file("new.bin", 0).toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("say the same");
    }

    @Test
    void tellsProgramsWithTheDelta() throws IOException {
        var out = work.resolve("delta.bin");

        var run = Run.of(
                "diff",
                "--json",
                "--target",
                "esp32s2",
                "--flash-size",
                "4MB",
                "-o",
                out.toString(),
                file("old.bin", 0).toString(),
                file("new.bin", 1).toString());

        assertThat(run.exit()).as(run.err()).isZero();
        var json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(json.get("same").getAsBoolean()).isFalse();
        var sector = json.getAsJsonArray("partitions").get(0).getAsJsonObject().getAsJsonArray("sectors");
        assertThat(sector.get(0).getAsJsonObject().get("address").getAsInt()).isEqualTo(0x2000);
        assertThat(json.getAsJsonObject("delta").get("size").getAsLong()).isEqualTo(Files.size(out));
        assertThat(Run.of("verify", out.toString()).exit()).isZero();
    }

    @Test
    void aDeltaSaysWhatItReliesOn() throws IOException {
        var old = file("old.bin", 0);
        var run = Run.of(
                "diff",
                "--target",
                "esp32s2",
                "-fs",
                "4MB",
                "-o",
                work.resolve("d.bin").toString(),
                old.toString(),
                file("new.bin", 1).toString());

        assertThat(run.out()).contains("Only for boards that hold " + old + " exactly: whole sectors are rewritten");
    }

    @Test
    void aDeltaForAnUnknownChipAsksForIt() throws IOException {
        var out = work.resolve("d.bin");
        var old = Files.write(work.resolve("a.bin"), new byte[] {1});
        var fresh = Files.write(work.resolve("b.bin"), new byte[] {2});

        var run = Run.of("diff", "-o", out.toString(), old.toString(), fresh.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("[delta-no-target]", "--target");
        assertThat(out).doesNotExist();
    }

    private Path file(String name, int value) throws IOException {
        var bytes = new byte[0x4000];
        var bootloader = SmallImages.bootloader(Chip.ESP32_S2, 100).toByteArray();
        System.arraycopy(bootloader, 0, bytes, 0x1000, bootloader.length);
        Arrays.fill(bytes, 0x2000, 0x2100, (byte) value);
        return Files.write(work.resolve(name), bytes);
    }
}
