// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.create.SmallImages;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BuildPathsTest {

    @TempDir
    Path build;

    @BeforeEach
    void filesInFolders() throws IOException {
        Files.createDirectory(build.resolve("bootloader"));
        Files.write(
                build.resolve("bootloader/bootloader.bin"),
                SmallImages.bootloader(Chip.ESP32_S3, 100).toByteArray());
    }

    @Test
    void aBackslashSeparates() throws IOException {
        args("bootloader\\\\bootloader.bin");
        var image = create();
        assertThat(image.contents().get(0).name()).isEqualTo("bootloader.bin");
    }

    // On Windows no name has a backslash in it.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileWithABackslashInItsNameComesFirst() throws IOException {
        Files.copy(build.resolve("bootloader/bootloader.bin"), build.resolve("bootloader\\bootloader.bin"));
        args("bootloader\\\\bootloader.bin");
        assertThat(create().contents().get(0).name()).isEqualTo("bootloader\\bootloader.bin");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNotThereIsAnsweredWithTheSystemThatThePathIsOf() throws IOException {
        args("C:\\\\work\\\\build\\\\bootloader.bin");
        var thrown = catchThrowableOfType(FormatException.class, this::create);
        assertThat(thrown.code()).isEqualTo(InputError.FLASHER_ARGS_WINDOWS_PATH);
        assertThat(thrown.hint()).contains("Windows");
        assertThat(thrown.message()).contains("C:\\work\\build\\bootloader.bin", "flasher_args.json");
    }

    private void args(String path) throws IOException {
        Files.writeString(
                build.resolve("flasher_args.json"),
                "{\"flash_settings\":{\"flash_size\":\"4MB\"},\"extra_esptool_args\":{\"chip\":\"esp32s3\"},"
                        + "\"flash_files\":{\"0x0\":\"" + path + "\"}}");
    }

    private DfuImage create() throws IOException {
        var image = build.resolve("dfu.bin");
        DfuImages.create(CreateRequest.of(SourceRequest.ofBuild(build)), image);
        return DfuImage.parse(Bytes.read(image));
    }
}
