// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.source.SourceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small {@code dfu.bin} for the ESP32-S2 that every test may use: three files of bytes made by a formula. */
public final class ThreeFiles {

    private ThreeFiles() {}

    /** Returns the image, suffix included: 1024 bytes for 0x1000, 2048 for 0x8000 and 3072 for 0x10000. */
    public static Bytes file() throws IOException {
        var folder = Files.createTempDirectory("three-files");
        var sources = SourceRequest.builder();
        long[] addresses = {0x1000, 0x8000, 0x10000};
        var out = new ByteArrayOutputStream();
        try {
            for (int i = 0; i < addresses.length; i++) {
                sources.file(addresses[i], write(folder.resolve((i + 1) + ".bin"), 1024 * (i + 1)));
            }
            DfuImages.create(
                    CreateRequest.builder(sources.build())
                            .target("esp32s2")
                            .flashSize("4MB")
                            .build(),
                    out);
        } finally {
            for (int i = 0; i < addresses.length; i++) {
                Files.deleteIfExists(folder.resolve((i + 1) + ".bin"));
            }
            Files.deleteIfExists(folder);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    private static Path write(Path file, int size) throws IOException {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i * 31 + (i >> 8) + size / 1024);
        }
        return Files.write(file, content);
    }
}
