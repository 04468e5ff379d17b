// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.SmallImages;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.ihex.HexWriter;
import io.github.dfumaven.inspect.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intel HEX is taken apart by its own addresses, wherever it is an input. */
class HexInputsTest {

    private static final Bytes BOOTLOADER = SmallImages.bootloader(Chip.ESP32_S3, 1000);
    private static final Bytes APP = SmallImages.app(Chip.ESP32_S3, 5000);

    @TempDir
    Path work;

    @BeforeEach
    void aBuild() throws IOException {
        Files.write(work.resolve("b.bin"), BOOTLOADER.toByteArray());
        Files.write(work.resolve("p.bin"), Samples.table().toByteArray());
        Files.write(work.resolve("a.bin"), APP.toByteArray());
    }

    @Test
    void mergedToHexAndBackIsTheMergeOfTheFiles() throws IOException {
        done(
                "merge",
                "-f",
                "hex",
                "-o",
                path("m.hex"),
                "0x0",
                path("b.bin"),
                "0x8000",
                path("p.bin"),
                "0x10000",
                path("a.bin"));
        done(
                "merge",
                "-o",
                path("direct.bin"),
                "0x0",
                path("b.bin"),
                "0x8000",
                path("p.bin"),
                "0x10000",
                path("a.bin"));
        done("merge", "-f", "raw", "-o", path("m.bin"), "0x0", path("m.hex"));

        assertThat(Bytes.read(work.resolve("m.bin"))).isEqualTo(Bytes.read(work.resolve("direct.bin")));
    }

    @Test
    void createPutsEachRangeWhereItBelongs() throws IOException, FormatException {
        hex("m.hex", new Region(0, BOOTLOADER), new Region(0x8000, Samples.table()), new Region(0x10000, APP));
        done("create", "-o", path("x.dfu"), "-fs", "2MB", "0x4000", path("m.hex"));

        var image = DfuImage.parse(Bytes.read(work.resolve("x.dfu")));
        assertThat(image.chip()).hasValue(Chip.ESP32_S3);
        assertThat(image.contents().stream().map(content -> Map.entry(content.address(), content.data())))
                .containsExactly(
                        Map.entry(0L, BOOTLOADER), Map.entry(0x8000L, Samples.table()), Map.entry(0x10000L, APP));
        assertThat(image.contents().stream().map(content -> content.name()))
                .containsExactly("m-0x0.bin", "m-0x8000.bin", "m-0x10000.bin");
    }

    @Test
    void rangesOfOneSectorAreOneEntry() throws IOException, FormatException {
        hex(
                "m.hex",
                new Region(0x20000, Bytes.of(1, 2)),
                new Region(0x20010, Bytes.of(3)),
                new Region(0x21000, Bytes.of(4)));
        done("create", "--target", "esp32s3", "-o", path("x.dfu"), "0x0", path("m.hex"));

        var image = DfuImage.parse(Bytes.read(work.resolve("x.dfu")));
        assertThat(image.contents().stream().map(content -> Map.entry(content.address(), content.data())))
                .containsExactly(
                        Map.entry(0x20000L, Bytes.concat(List.of(Bytes.of(1, 2), Bytes.fill(0xff, 14), Bytes.of(3)))),
                        Map.entry(0x21000L, Bytes.of(4)));
    }

    @Test
    void whatIsInHexIsHeldAgainstTheSameRules() throws IOException {
        hex("m.hex", new Region(0x1000, BOOTLOADER), new Region(0x8000, Samples.table()), new Region(0x10000, APP));
        refused("bootloader-misplaced", "create", "-o", path("x.dfu"), "0x0", path("m.hex"));
    }

    @Test
    void asTheAppItIsText() throws IOException {
        hex("a.hex", new Region(0x10000, APP));
        refused(
                "not-an-image",
                "create",
                "--target",
                "esp32s3",
                "-o",
                path("x.dfu"),
                "--partitions",
                path("p.bin"),
                "--app",
                path("a.hex"));
    }

    @Test
    void asDataItIsTakenAsItIs() throws IOException {
        hex("data.hex", new Region(0x30000, Bytes.of(1, 2, 3)));
        done(
                "create",
                "--target",
                "esp32s3",
                "-fs",
                "2MB",
                "-o",
                path("x.dfu"),
                "--partitions",
                path("p.bin"),
                "--data",
                "files=" + path("data.hex"));
        var text = Bytes.read(work.resolve("data.hex"));
        var image = Bytes.read(work.resolve("x.dfu"));
        assertThat(DfuImage.parse(image).contents().get(1).data()).isEqualTo(text);

        done("extract", path("x.dfu"), "-d", path("out"));
        done("create", "--flasher-args", path("out"), "-o", path("again.dfu"));
        assertThat(Bytes.read(work.resolve("again.dfu"))).isEqualTo(image);
    }

    @Test
    void damagedHexIsRefused() throws IOException {
        Files.writeString(work.resolve("m.hex"), ":0400100011111111A8\n:0200200022239A\n:00000001FF\n");
        refused("hex-bad-checksum", "create", "--target", "esp32s3", "-o", path("x.dfu"), "0x0", path("m.hex"));
        Files.writeString(work.resolve("m.hex"), ":00000001FF\n");
        refused("empty-file", "create", "--target", "esp32s3", "-o", path("x.dfu"), "0x0", path("m.hex"));
    }

    private void hex(String name, Region... regions) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new HexWriter(out, regions[regions.length - 1].end());
        for (var region : regions) {
            writer.add(region.address(), region.data().asInputStream());
        }
        writer.end();
        Files.write(work.resolve(name), out.toByteArray());
    }

    private static void done(String... args) {
        var run = Run.of(args);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private static void refused(String code, String... args) {
        var run = Run.of(args);
        assertThat(run.err()).contains("[" + code + "]");
        assertThat(run.exit()).isEqualTo(1);
    }

    private String path(String name) {
        return work.resolve(name).toString();
    }
}
