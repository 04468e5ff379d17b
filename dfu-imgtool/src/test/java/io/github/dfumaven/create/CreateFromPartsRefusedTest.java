// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of which no image is made, and what the error says. */
class CreateFromPartsRefusedTest {

    @TempDir
    Path work;

    @Test
    void partsOfAnotherChipAreRefused() throws IOException {
        refused(
                Parts.forS3(new Parts(work).parts(Parts.SINGLE)).target("esp32p4"),
                "wrong-chip",
                1,
                "esp32s3",
                "esp32p4",
                "9",
                "18");
    }

    @Test
    void partsOfTwoChipsAreRefused() throws IOException {
        refused(
                Parts.forS3(new Parts(work)
                                .parts(Parts.SINGLE)
                                .app(new Parts(work).file("app.bin", SmallImages.app(Chip.ESP32_S2, 1000))))
                        .target(null),
                "mixed-chips",
                1,
                "esp32s2",
                "esp32s3");
    }

    @Test
    void aChipWithoutDfuIsRefused() throws IOException {
        refused(
                Parts.forS3(new Parts(work).parts(Parts.SINGLE)).target("esp32c3"),
                "target-without-dfu",
                2,
                "DFU is not supported for this target: esp32c3");
    }

    @Test
    void anAppLargerThanItsPartitionIsRefused() throws IOException {
        refused(
                new Parts(work)
                        .parts(Parts.SINGLE)
                        .app(new Parts(work).file("app.bin", SmallImages.app(Chip.ESP32_S3, 0x10000))),
                "partition-too-small",
                1,
                "app.bin",
                "0x20050",
                "0x20000");
    }

    @Test
    void dataLargerThanItsPartitionIsRefused() throws IOException {
        refused(
                new Parts(work)
                        .parts(Parts.OTA)
                        .data("storage", new Parts(work).file("fs.bin", Bytes.fill(7, 0x10001))),
                "partition-too-small",
                1,
                "fs.bin",
                "0x40001",
                "0x40000");
    }

    @Test
    void aBootloaderThatReachesTheTableIsRefused() throws IOException {
        refused(
                new Parts(work)
                        .parts(Parts.SINGLE)
                        .bootloader(
                                new Parts(work).file("bootloader.bin", SmallImages.bootloader(Chip.ESP32_S3, 0x8000))),
                "bootloader-reaches-table",
                1,
                "bootloader.bin",
                "0x8050",
                "0x8000");
    }

    @Test
    void anOverlapIsRefused() throws IOException {
        refused(
                new Parts(work).parts(Parts.SINGLE).file(0x10800, new Parts(work).file("more.bin", Bytes.fill(1, 10))),
                "sector-shared",
                1,
                "app.bin",
                "more.bin",
                "0x10800");
    }

    @Test
    void aFileBeyondTheFlashIsRefused() throws IOException {
        refused(
                new Parts(work)
                        .parts(Parts.SINGLE)
                        .file(0x3ff000, new Parts(work).file("far.bin", Bytes.fill(1, 0x1001))),
                "beyond-flash",
                1,
                "far.bin",
                "0x400001",
                "0x400000");
    }

    @Test
    void aTableThatNeedsMoreFlashIsRefused() throws IOException {
        refused(
                new Parts(work).parts("factory,app,factory,0x10000,4M\n"),
                "partition-beyond-flash",
                1,
                "partitions.csv",
                "0x410000",
                "0x400000");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        refused(
                new Parts(work).parts(Parts.OTA).data("storage", new Parts(work).file("fs.bin", Bytes.EMPTY)),
                "empty-file",
                1,
                "fs.bin");
    }

    @Test
    void aNameThatTheRomCannotFindIsRefused() throws IOException {
        var name = "n".repeat(60) + ".bin";
        refused(
                new Parts(work).parts(Parts.OTA).data("storage", new Parts(work).file(name, Bytes.of(1))),
                "name-too-long",
                1,
                name,
                "64",
                "63");
    }

    @Test
    void moreEntriesThanTheRomTakesAreRefused() throws IOException {
        refused(
                Parts.forS3(new Parts(work)
                                .parts(Parts.SINGLE)
                                .file(0x100000, new Parts(work).file("big.bin", Bytes.fill(1, 62 * 4096))))
                        .partSize("4096"),
                "too-many-entries",
                1,
                "66",
                "64");
    }

    @Test
    void anUnknownPartitionIsRefusedWithTheOnesThereAre() throws IOException {
        refused(
                new Parts(work).parts(Parts.OTA).data("storge", new Parts(work).file("fs.bin", Bytes.of(1))),
                "unknown-partition",
                2,
                "data storge",
                "nvs, otadata, ota_0, ota_1, storage");
    }

    @Test
    void aTableWithoutRoomForAnAppIsRefused() throws IOException {
        refused(
                new Parts(work).parts("nvs,data,nvs,0x9000,24K\n"),
                "unknown-partition",
                2,
                "neither factory nor ota_0",
                "nvs");
    }

    @Test
    void anAppWithoutATableIsRefused() throws IOException {
        refused(new Parts(work).parts(Parts.SINGLE).partitions(null), "no-partitions", 2, "partition table");
    }

    @Test
    void filesThatTellNoChipNeedATarget() throws IOException {
        refused(
                Parts.forS3(SourceRequest.builder().partitions(new Parts(work).file("p.csv", Bytes.utf8(Parts.SINGLE))))
                        .target(null),
                "no-target",
                2,
                "no file says which chip");
    }

    @Test
    void aFlashSizeThatOnlyASerialToolKnowsIsAskedFor() throws IOException {
        for (var size : List.of("detect", "keep")) {
            var args = new Parts(work)
                    .file(
                            "flasher_args.json",
                            Bytes.utf8("{\"flash_settings\":{\"flash_size\":\"" + size + "\"},\"extra_esptool_args\":"
                                    + "{\"chip\":\"esp32s3\"},\"flash_files\":{\"0x0\":\"app.bin\"}}"));
            new Parts(work).file("app.bin", SmallImages.bootloader(Chip.ESP32_S3, 100));
            refused(CreateRequest.builder(SourceRequest.ofBuild(args)), "flash-size-open", 2, size);
        }
    }

    @Test
    void aTableOffsetInsideASectorIsRefused() throws IOException {
        refused(new Parts(work).parts(Parts.SINGLE).partitionTableOffset("0x8100"), "bad-number", 2, "0x8100", "4096");
    }

    @Test
    void nothingAtAllIsRefused() throws IOException {
        refused(SourceRequest.builder(), "no-input", 2, "no file");
    }

    private void refused(SourceRequest.Builder sources, String code, int exit, String... words) {
        refused(Parts.forS3(sources), code, exit, words);
    }

    private void refused(CreateRequest.Builder builder, String code, int exit, String... words) {
        var image = work.resolve("new folder/dfu.bin");
        var thrown = catchThrowableOfType(DfuException.class, () -> DfuImages.create(builder.build(), image));

        assertThat(thrown.code().id()).as(thrown.toString()).isEqualTo(code);
        assertThat(thrown.hint()).isNotEmpty();
        assertThat(thrown).isInstanceOf(exit == 1 ? FormatException.class : InvalidRequestException.class);
        assertThat(thrown.describe(component -> component)).contains(words);
        assertThat(image.getParent()).doesNotExist();
    }
}
