// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateFromPartsTest {

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
        var image = create(new Parts(work).parts(Parts.SINGLE));

        assertThat(addresses(image))
                .containsExactly(
                        Map.entry("bootloader.bin", 0x0L),
                        Map.entry("partition-table.bin", 0x8000L),
                        Map.entry("app.bin", 0x10000L));
        var table = PartitionTable.read(Bytes.utf8(Parts.SINGLE), PartitionOptions.DEFAULT, Map.of());
        assertThat(image.contents().get(1).data()).isEqualTo(table.toBytes());
    }

    @Test
    void theFlashSizeIsThatOfTheAppsHeader() throws IOException {
        assertThat(create(new Parts(work).parts(Parts.SINGLE)).flashSize()).contains(FlashSize.MB_4);
        assertThat(create(Parts.forS3(new Parts(work).parts(Parts.SINGLE)).flashSize("8MB"))
                        .flashSize())
                .contains(FlashSize.MB_8);
    }

    @Test
    void anOtaTableGetsTheAppIntoItsFirstSlotAndBlankOtadata() throws IOException {
        var image = create(new Parts(work)
                .parts(Parts.OTA)
                .data("storage", new Parts(work).file("fs.bin", Bytes.fill(7, 100))));

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

        var image = create(new Parts(work).parts(Parts.OTA).data("otadata", new Parts(work).file("mine.bin", mine)));

        assertThat(image.contents().get(2).name()).isEqualTo("mine.bin");
        assertThat(image.contents().get(2).data()).isEqualTo(mine);
    }

    @Test
    void theTableMayLieElsewhere() throws IOException {
        var image = create(
                new Parts(work).parts("factory,app,factory,0x20000,64K\n").partitionTableOffset("0xf000"));

        assertThat(addresses(image)).contains(Map.entry("partition-table.bin", 0xf000L));
    }

    private DfuImage create(SourceRequest.Builder sources) throws IOException {
        return create(Parts.forS3(sources));
    }

    private DfuImage create(CreateRequest.Builder builder) throws IOException {
        var image = work.resolve("dfu.bin");
        DfuImages.create(builder.build(), image);
        return DfuImage.parse(Bytes.read(image));
    }

    private static List<Map.Entry<String, Long>> addresses(DfuImage image) {
        return image.contents().stream()
                .map(content -> Map.entry(content.name(), content.address()))
                .toList();
    }
}
