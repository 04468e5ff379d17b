// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard input and output, in processes of their own. */
class StandardStreamsTest {

    @TempDir
    private Path work;

    @Test
    void aDashIsTheImageOnStandardInput() throws Exception {
        var image = Bench.image(work, Chip.ESP32_S3);
        var flash = work.resolve("flash.bin").toString();

        int exit = run(image, work.resolve("out"), "flash", "--usb", "sim", "--sim-flash-file", flash, "-");

        assertThat(exit).as(stderr()).isZero();
        assertThat(work.resolve("out")).content().contains("flashed and confirmed");
        assertThat(Bytes.read(Path.of(flash)).slice(0x10000, 0x10000 + Bench.CONTENT.length()))
                .isEqualTo(Bench.CONTENT);
    }

    @Test
    void aDashIsFlashOnStandardOutputAndNothingElse() throws Exception {
        var nothing = Files.createFile(work.resolve("nothing"));
        var read = work.resolve("read.bin");
        var uploaded = work.resolve("uploaded.bin");

        assertThat(run(nothing, read, "read", "--usb", "sim:esp32s3", "-Z", "5000", "-o", "-"))
                .as(stderr())
                .isZero();
        assertThat(stderr()).contains("-: 5000 bytes from 0x0");
        assertThat(run(nothing, uploaded, "upload", "--usb", "sim:esp32s3", "-Z", "5000", "-o", "-"))
                .as(stderr())
                .isZero();

        assertThat(Bytes.read(read)).isEqualTo(Bytes.fill(0xff, 5000));
        assertThat(uploaded).hasSize(5000);
    }

    private int run(Path in, Path out, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FlasherTool.class.getName()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(work.resolve("stderr").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("did not end");
        }
        return process.exitValue();
    }

    private String stderr() throws IOException {
        var file = work.resolve("stderr");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
