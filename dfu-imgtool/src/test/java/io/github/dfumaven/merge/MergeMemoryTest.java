// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeMemoryTest {

    private static final long MIB = 1 << 20;

    @TempDir
    Path work;

    @Test
    void aFlashImageOf128MegabytesNeedsLessThan64MegabytesOfHeap() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var log = work.resolve("log").toFile();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MergeMemoryTest.class.getName(),
                        work.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        int exit = process.waitFor();
        assertThat(exit).as(Files.readString(log.toPath())).isZero();

        var image = Bytes.read(work.resolve("flash.bin"));
        assertThat(image.length()).isEqualTo((int) (128 * MIB));
        assertThat(image.u8(3) >> 4).as("flash size of the patched bootloader").isEqualTo(7);
        assertThat(image.u8((int) (30 * MIB))).as("start of a file of 7 MiB").isEqualTo(0xa5);
        assertThat(image.u8((int) (128 * MIB) - 1)).as("fill at the end").isEqualTo(0xff);
        assertThat(Files.size(work.resolve("flash.uf2"))).isGreaterThan(100 * MIB);
    }

    /** Runs in a process of its own with little heap. */
    public static void main(String[] args) throws IOException {
        var work = Path.of(args[0]);
        var builder = MergeRequest.of(Chip.ESP32_S3).flashSize("128MB").padToSize("128M");
        var bootloader = large(work.resolve("bootloader.bin"), 20 * MIB, Bootloaders.of(Chip.ESP32_S3));
        builder.add(MergeFile.of(0, bootloader));
        for (int i = 0; i < 12; i++) {
            var file = large(work.resolve(i + ".bin"), 7 * MIB, Bytes.of(0xa5));
            builder.add(MergeFile.of((30 + 8 * i) * MIB, file));
        }
        Merge.write(builder.build(), work.resolve("flash.bin"));
        Merge.write(builder.format("uf2").build(), work.resolve("flash.uf2"));
    }

    private static Path large(Path path, long size, Bytes start) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(start.toByteArray());
            file.setLength(size);
        }
        return path;
    }
}
