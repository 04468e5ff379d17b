// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.source.SourceRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForcedFileTest {

    private static final Bytes CONTENT = Bytes.fill(0x5a, 5000);

    @TempDir
    private Path folder;

    @Test
    void aDamagedFileIsRefusedUnlessForced() throws Exception {
        var input = Files.write(folder.resolve("data.bin"), CONTENT.toByteArray());
        var damaged = folder.resolve("dfu.bin");
        DfuImages.create(
                CreateRequest.builder(
                                SourceRequest.builder().file(0x10000, input).build())
                        .target("esp32s3")
                        .build(),
                damaged);
        var bytes = Files.readAllBytes(damaged);
        bytes[bytes.length - 1] ^= 1;
        Files.write(damaged, bytes);

        assertThatThrownBy(() -> FlashFile.read(damaged, false))
                .hasMessageStartingWith(damaged + ": ")
                .hasMessageEndingWith("[suffix-bad-crc]");
        assertThatThrownBy(() -> FlashFile.read(damaged, true)).hasMessageEndingWith("[suffix-bad-crc]");
    }

    @Test
    void aBareBinaryIsTakenOnlyByForce() throws Exception {
        assertThatThrownBy(() -> FlashFile.of("app.bin", CONTENT, false)).hasMessageEndingWith("[unknown-format]");

        var forced = FlashFile.of("app.bin", CONTENT, true);
        assertThat(forced.image().payload()).isEqualTo(CONTENT);
        assertThat(forced.warnings()).hasSize(1);
    }
}
