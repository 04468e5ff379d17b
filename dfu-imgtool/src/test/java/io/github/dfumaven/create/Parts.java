// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Parts of small builds for the ESP32-S3.
 *
 * @param work where their files are made
 */
record Parts(Path work) {

    static final String SINGLE = "nvs,data,nvs,0x9000,24K\nfactory,app,factory,0x10000,64K\n";

    static final String OTA = """
            nvs,data,nvs,0x9000,16K
            otadata,data,ota,0xd000,8K
            ota_0,app,ota_0,0x10000,64K
            ota_1,app,ota_1,0x20000,64K
            storage,data,spiffs,0x30000,64K
            """;

    static CreateRequest.Builder forS3(SourceRequest.Builder sources) {
        return CreateRequest.builder(sources.build()).target("esp32s3");
    }

    SourceRequest.Builder parts(String csv) throws IOException {
        return SourceRequest.builder()
                .bootloader(file("bootloader.bin", SmallImages.bootloader(Chip.ESP32_S3, 1000)))
                .partitions(file("partitions.csv", Bytes.utf8(csv)))
                .app(file("app.bin", SmallImages.app(Chip.ESP32_S3, 1000)));
    }

    Path file(String name, Bytes content) throws IOException {
        var folder = Files.createDirectories(work.resolve("in"));
        content.write(folder.resolve(name));
        return folder.resolve(name);
    }
}
