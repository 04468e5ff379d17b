// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectMemoryTest {

    private static final int MIB = 1 << 20;

    @TempDir
    Path work;

    @Test
    void largeFilesNeedLessThan64MegabytesOfHeap() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var log = work.resolve("log").toFile();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InspectMemoryTest.class.getName(),
                        work.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        int exit = process.waitFor();
        assertThat(exit).as(Files.readString(log.toPath())).isZero();
        assertThat(Files.readString(log.toPath())).contains("flash-image true").contains("dfu true");
    }

    /** Runs in a process of its own with little heap. */
    public static void main(String[] args) throws IOException {
        var work = Path.of(args[0]);
        var flash = work.resolve("flash.bin");
        try (var file = new RandomAccessFile(flash.toFile(), "rw")) {
            file.setLength(128L * MIB);
            file.write(Samples.flashImage().toByteArray());
        }
        tell(flash);

        var data = work.resolve("data.bin");
        try (var file = new RandomAccessFile(data.toFile(), "rw")) {
            file.setLength(15L * MIB);
        }
        var request = CreateRequest.builder(
                        SourceRequest.builder().file(MIB, data).build())
                .target("esp32s3")
                .flashSize("16MB");
        var dfu = work.resolve("dfu.bin");
        DfuImages.create(request.build(), dfu);
        tell(dfu);
    }

    private static void tell(Path file) throws IOException {
        var info = Inspection.of(file);
        InfoJson.write(List.of(info), Wording.PLAIN);
        System.out.println(
                info.format() + " " + info.isSound() + " " + Bytes.read(file).length());
    }
}
