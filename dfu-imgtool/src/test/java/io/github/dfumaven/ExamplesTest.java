// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.CreateResult;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.diff.Delta;
import io.github.dfumaven.diff.DeltaOptions;
import io.github.dfumaven.diff.FlashDiff;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.extract.Extraction;
import io.github.dfumaven.extract.Extractor;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.flashmap.FlashMap;
import io.github.dfumaven.inspect.AppInfo;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.merge.Merge;
import io.github.dfumaven.merge.MergeFile;
import io.github.dfumaven.merge.MergePlan;
import io.github.dfumaven.merge.MergeRequest;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsItem;
import io.github.dfumaven.nvs.NvsOptions;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.nvs.NvsValues;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the exported packages, as their descriptions show them. */
class ExamplesTest {

    @TempDir
    Path folder;

    private Path bootloader;
    private Path table;
    private Path app;
    private Path image;

    static List<String> exported() throws IOException {
        return Examples.exported();
    }

    @MethodSource("exported")
    @ParameterizedTest
    void everyExportedPackageShowsWhatIsRunHere(String name) throws IOException {
        assertThat(Examples.shown(name)).isEqualTo(Examples.run(ExamplesTest.class, name));
    }

    @Test
    void whatIsExportedIsComparedWithTheLastRelease() throws IOException {
        assertThat(Examples.compared()).isEqualTo(Examples.exported());
    }

    @BeforeEach
    void files() throws IOException {
        bootloader = file("bootloader.bin", FlashThings.bootloader(Chip.ESP32_S3));
        table = file("partition-table.bin", FlashThings.table());
        app = file("app.bin", FlashThings.app());
        image = folder.resolve("dfu.bin");
        DfuImages.create(request(app), image);
    }

    private Path file(String name, Bytes content) throws IOException {
        content.write(folder.resolve(name));
        return folder.resolve(name);
    }

    private CreateRequest request(Path app) throws IOException {
        // example create
        SourceRequest files = SourceRequest.builder()
                .file(0x0, bootloader)
                .file(0x8000, table)
                .file(0x10000, app)
                .build();
        CreateRequest request =
                CreateRequest.builder(files).target("esp32s3").flashSize("4MB").build();
        CreateResult result = DfuImages.create(request, image);

        assertThat(result.pieces()).hasSize(3);
        return request;
    }

    @Test
    void bytes() throws IOException {
        // example bytes
        Bytes file = Bytes.read(image);
        int vendor = file.u16le(file.length() - 12);

        assertThat(vendor).isEqualTo(0x303a);
    }

    @Test
    void chip() throws IOException {
        // example chip
        Chip chip = Chip.named("esp32s3");
        FlashSize size = FlashSize.named("16MB");
        boolean fits = chip.bootloaderAddress().orElseThrow() < size.bytes();

        assertThat(fits).isTrue();
    }

    @Test
    void content() throws IOException {
        // example content
        boolean boots = Inspection.of(image).contents().stream()
                .anyMatch(content -> content.kind() == ContentKind.BOOTLOADER && content.address() == 0);

        assertThat(boots).isTrue();
    }

    @Test
    void diff() throws IOException {
        var before = image;
        var after = folder.resolve("new.bin");
        var delta = folder.resolve("delta.bin");
        var changed = file("changed.bin", FlashThings.app(Chip.ESP32_S3, "hello", "v2"));
        DfuImages.create(
                CreateRequest.builder(SourceRequest.builder()
                                .file(0x0, bootloader)
                                .file(0x8000, table)
                                .file(0x10000, changed)
                                .build())
                        .target("esp32s3")
                        .flashSize("4MB")
                        .build(),
                after);
        // example diff
        FlashDiff diff = FlashDiff.of(before, after);
        Delta written = diff.writeDelta(DeltaOptions.DEFAULT, delta);

        assertThat(written.sectors()).isPositive();
    }

    @Test
    void error() throws IOException {
        String told = "";
        // example error
        try {
            DfuImages.create(CreateRequest.of(SourceRequest.NONE), image);
        } catch (DfuException e) {
            told = e.code().id() + ": " + e.describe(Wording.PLAIN);
        }

        assertThat(told).isNotEmpty();
    }

    @Test
    void extract() throws IOException {
        // example extract
        Extraction done = Extractor.extract(image, folder.resolve("parts"));
        boolean sameAgain = done.rebuilds();

        assertThat(sameAgain).isTrue();
    }

    @Test
    void flashmap() throws IOException {
        // example flashmap
        Bytes svg = FlashMap.draw(Inspection.of(image));
        svg.write(folder.resolve("flash.svg"));

        assertThat(folder.resolve("flash.svg")).isRegularFile();
    }

    @Test
    void inspect() throws IOException {
        // example inspect
        ImageInfo info = Inspection.of(image);
        String version = info.app().map(AppInfo::version).orElse("none");
        boolean sound = info.isSound();
        info.problems().forEach(problem -> System.out.println(problem.message()));

        assertThat(version).isNotEqualTo("none");
        assertThat(sound).isTrue();
    }

    @Test
    void merge() throws IOException {
        // example merge
        MergeRequest request = MergeRequest.of(Chip.ESP32_S3)
                .add(MergeFile.of(0x0, bootloader))
                .add(MergeFile.of(0x10000, app))
                .flashSize("16MB")
                .build();
        MergePlan plan = Merge.write(request, folder.resolve("flash.bin"));

        assertThat(plan.pieces()).hasSize(2);
    }

    @Test
    void partition() throws IOException {
        // example partition
        PartitionTable partitions = PartitionTable.parse(Bytes.read(table));
        partitions.verify(PartitionOptions.DEFAULT);
        long starts = partitions.bootPartition().orElseThrow().offset();

        assertThat(starts).isEqualTo(0x10000);
    }

    @Test
    void source() throws IOException {
        // example source
        SourceRequest parts = SourceRequest.builder()
                .bootloader(bootloader)
                .partitions(table)
                .app(app)
                .build();

        assertThat(DfuImages.create(CreateRequest.of(parts), image).pieces()).hasSize(3);
    }

    @Test
    void nvs() throws IOException {
        var csv = folder.resolve("values.csv");
        Files.writeString(csv, "key,type,encoding,value\nboard,namespace,,\nserial,data,u32,17\n");
        // example nvs
        NvsValues values = NvsValues.read(List.of(NvsFile.read(csv)));
        Bytes partition = values.compile(NvsOptions.ofSize("24K").build());
        List<NvsItem> found = NvsPartition.parse(partition, Optional.empty()).items();

        assertThat(found).isEqualTo(values.items());
    }
}
