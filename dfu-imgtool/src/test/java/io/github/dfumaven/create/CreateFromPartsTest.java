// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateFromPartsTest {

    private static final String SINGLE = "nvs,data,nvs,0x9000,24K\nfactory,app,factory,0x10000,64K\n";
    private static final String OTA = """
            nvs,data,nvs,0x9000,16K
            otadata,data,ota,0xd000,8K
            ota_0,app,ota_0,0x10000,64K
            ota_1,app,ota_1,0x20000,64K
            storage,data,spiffs,0x30000,64K
            """;

    @TempDir
    Path work;

    @Test
    void theThreeFilesOfARealBuildGiveItsImageByteForByte() throws IOException {
        var build = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build");
        var image = work.resolve("dfu.bin");

        var result = DfuImages.create(
                CreateRequest.of(SourceRequest.builder()
                        .bootloader(build.resolve("bootloader/bootloader.bin"))
                        .partitions(build.resolve("partition_table/partition-table.bin"))
                        .app(build.resolve("GOTLALEM.bin"))
                        .build()),
                image);

        assertThat(Bytes.read(image)).isEqualTo(Bytes.read(build.resolve("dfu.bin")));
        assertThat(result.chip()).contains(Chip.ESP32_S2);
    }

    @Test
    void aTableInCsvGoesInAsBinaryUnderTheNameOfEspIdf() throws IOException {
        var image = create(parts(SINGLE));

        assertThat(addresses(image))
                .containsExactly(
                        Map.entry("bootloader.bin", 0x0L),
                        Map.entry("partition-table.bin", 0x8000L),
                        Map.entry("app.bin", 0x10000L));
        var table = PartitionTable.read(Bytes.utf8(SINGLE), PartitionOptions.DEFAULT, Map.of());
        assertThat(image.contents().get(1).data()).isEqualTo(table.toBytes());
    }

    @Test
    void theFlashSizeIsThatOfTheAppsHeader() throws IOException {
        assertThat(create(parts(SINGLE)).flashSize()).contains(FlashSize.MB_4);
        assertThat(create(forS3(parts(SINGLE)).flashSize("8MB")).flashSize()).contains(FlashSize.MB_8);
    }

    @Test
    void anOtaTableGetsTheAppIntoItsFirstSlotAndBlankOtadata() throws IOException {
        var image = create(parts(OTA).data("storage", file("fs.bin", Bytes.fill(7, 100))));

        assertThat(addresses(image))
                .containsExactly(
                        Map.entry("bootloader.bin", 0x0L),
                        Map.entry("partition-table.bin", 0x8000L),
                        Map.entry("ota_data_initial.bin", 0xd000L),
                        Map.entry("app.bin", 0x10000L),
                        Map.entry("fs.bin", 0x30000L));
        assertThat(image.contents().get(2).data()).isEqualTo(Bytes.fill(0xff, 0x2000));
    }

    @Test
    void otadataOfTheCallerIsTakenInstead() throws IOException {
        var mine = Bytes.fill(1, 0x2000);

        var image = create(parts(OTA).data("otadata", file("mine.bin", mine)));

        assertThat(image.contents().get(2).name()).isEqualTo("mine.bin");
        assertThat(image.contents().get(2).data()).isEqualTo(mine);
    }

    @Test
    void theTableMayLieElsewhere() throws IOException {
        var image = create(parts("factory,app,factory,0x20000,64K\n").partitionTableOffset("0xf000"));

        assertThat(addresses(image)).contains(Map.entry("partition-table.bin", 0xf000L));
    }

    @Test
    void partsOfAnotherChipAreRefused() throws IOException {
        refused(forS3(parts(SINGLE)).target("esp32p4"), "wrong-chip", 1, "esp32s3", "esp32p4", "9", "18");
    }

    @Test
    void partsOfTwoChipsAreRefused() throws IOException {
        refused(
                forS3(parts(SINGLE).app(file("app.bin", SmallImages.app(Chip.ESP32_S2, 1000))))
                        .target(null),
                "mixed-chips",
                1,
                "esp32s2",
                "esp32s3");
    }

    @Test
    void aChipWithoutDfuIsRefused() throws IOException {
        refused(
                forS3(parts(SINGLE)).target("esp32c3"),
                "target-without-dfu",
                2,
                "DFU is not supported for this target: esp32c3");
    }

    @Test
    void anAppLargerThanItsPartitionIsRefused() throws IOException {
        refused(
                parts(SINGLE).app(file("app.bin", SmallImages.app(Chip.ESP32_S3, 0x10000))),
                "partition-too-small",
                1,
                "app.bin",
                "0x20050",
                "0x20000");
    }

    @Test
    void dataLargerThanItsPartitionIsRefused() throws IOException {
        refused(
                parts(OTA).data("storage", file("fs.bin", Bytes.fill(7, 0x10001))),
                "partition-too-small",
                1,
                "fs.bin",
                "0x40001",
                "0x40000");
    }

    @Test
    void aBootloaderThatReachesTheTableIsRefused() throws IOException {
        refused(
                parts(SINGLE).bootloader(file("bootloader.bin", SmallImages.bootloader(Chip.ESP32_S3, 0x8000))),
                "bootloader-reaches-table",
                1,
                "bootloader.bin",
                "0x8050",
                "0x8000");
    }

    @Test
    void anOverlapIsRefused() throws IOException {
        refused(
                parts(SINGLE).file(0x10800, file("more.bin", Bytes.fill(1, 10))),
                "sector-shared",
                1,
                "app.bin",
                "more.bin",
                "0x10800");
    }

    @Test
    void aFileBeyondTheFlashIsRefused() throws IOException {
        refused(
                parts(SINGLE).file(0x3ff000, file("far.bin", Bytes.fill(1, 0x1001))),
                "beyond-flash",
                1,
                "far.bin",
                "0x400001",
                "0x400000");
    }

    @Test
    void aTableThatNeedsMoreFlashIsRefused() throws IOException {
        refused(
                parts("factory,app,factory,0x10000,4M\n"),
                "partition-beyond-flash",
                1,
                "partitions.csv",
                "0x410000",
                "0x400000");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        refused(parts(OTA).data("storage", file("fs.bin", Bytes.EMPTY)), "empty-file", 1, "fs.bin");
    }

    @Test
    void aNameThatTheRomCannotFindIsRefused() throws IOException {
        var name = "n".repeat(60) + ".bin";
        refused(parts(OTA).data("storage", file(name, Bytes.of(1))), "name-too-long", 1, name, "64", "63");
    }

    @Test
    void moreEntriesThanTheRomTakesAreRefused() throws IOException {
        refused(
                forS3(parts(SINGLE).file(0x100000, file("big.bin", Bytes.fill(1, 62 * 4096))))
                        .partSize("4096"),
                "too-many-entries",
                1,
                "66",
                "64");
    }

    @Test
    void anUnknownPartitionIsRefusedWithTheOnesThereAre() throws IOException {
        refused(
                parts(OTA).data("storge", file("fs.bin", Bytes.of(1))),
                "unknown-partition",
                2,
                "data storge",
                "nvs, otadata, ota_0, ota_1, storage");
    }

    @Test
    void aTableWithoutRoomForAnAppIsRefused() throws IOException {
        refused(parts("nvs,data,nvs,0x9000,24K\n"), "unknown-partition", 2, "neither factory nor ota_0", "nvs");
    }

    @Test
    void anAppWithoutATableIsRefused() throws IOException {
        refused(parts(SINGLE).partitions(null), "no-partitions", 2, "partition table");
    }

    @Test
    void filesThatTellNoChipNeedATarget() throws IOException {
        refused(
                forS3(SourceRequest.builder().partitions(file("p.csv", Bytes.utf8(SINGLE))))
                        .target(null),
                "no-target",
                2,
                "no file says which chip");
    }

    @Test
    void aFlashSizeThatOnlyASerialToolKnowsIsAskedFor() throws IOException {
        for (var size : List.of("detect", "keep")) {
            var args = file(
                    "flasher_args.json",
                    Bytes.utf8("{\"flash_settings\":{\"flash_size\":\"" + size + "\"},\"extra_esptool_args\":"
                            + "{\"chip\":\"esp32s3\"},\"flash_files\":{\"0x0\":\"app.bin\"}}"));
            file("app.bin", SmallImages.bootloader(Chip.ESP32_S3, 100));
            refused(CreateRequest.builder(SourceRequest.ofBuild(args)), "flash-size-open", 2, size);
        }
    }

    @Test
    void aTableOffsetInsideASectorIsRefused() throws IOException {
        refused(parts(SINGLE).partitionTableOffset("0x8100"), "bad-number", 2, "0x8100", "4096");
    }

    @Test
    void nothingAtAllIsRefused() throws IOException {
        refused(SourceRequest.builder(), "no-input", 2, "no file");
    }

    private void refused(SourceRequest.Builder sources, String code, int exit, String... words) {
        refused(forS3(sources), code, exit, words);
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

    private DfuImage create(SourceRequest.Builder sources) throws IOException {
        return create(forS3(sources));
    }

    private DfuImage create(CreateRequest.Builder builder) throws IOException {
        var image = work.resolve("dfu.bin");
        DfuImages.create(builder.build(), image);
        return DfuImage.parse(Bytes.read(image));
    }

    private static CreateRequest.Builder forS3(SourceRequest.Builder sources) {
        return CreateRequest.builder(sources.build()).target("esp32s3");
    }

    private SourceRequest.Builder parts(String csv) throws IOException {
        return SourceRequest.builder()
                .bootloader(file("bootloader.bin", SmallImages.bootloader(Chip.ESP32_S3, 1000)))
                .partitions(file("partitions.csv", Bytes.utf8(csv)))
                .app(file("app.bin", SmallImages.app(Chip.ESP32_S3, 1000)));
    }

    private Path file(String name, Bytes content) throws IOException {
        var folder = Files.createDirectories(work.resolve("in"));
        content.write(folder.resolve(name));
        return folder.resolve(name);
    }

    private static List<Map.Entry<String, Long>> addresses(DfuImage image) {
        return image.contents().stream()
                .map(content -> Map.entry(content.name(), content.address()))
                .toList();
    }
}
