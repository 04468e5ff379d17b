// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.merge.Merge;
import io.github.dfumaven.merge.MergeRequest;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsOptions;
import io.github.dfumaven.nvs.NvsValues;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values in CSV that are given for a partition of NVS. */
class NvsValuesInImageTest {

    private static final String TABLE = "nvs,data,nvs,0x9000,24K\nnotes,data,spiffs,0xf000,4K\n";
    private static final String VALUES = """
            key,type,encoding,value
            device,namespace,,
            serial,data,string,A-0815
            cert,file,binary,cert.der
            """;

    @TempDir
    Path work;

    @Test
    void valuesAreCompiledForTheSizeInTheTable() throws IOException {
        file("cert.der", Bytes.of(1, 2, 3));
        var csv = file("values.csv", Bytes.utf8(VALUES));

        var image = create(TABLE, "nvs", csv);

        var compiled = NvsValues.read(List.of(NvsFile.read(csv)))
                .compile(NvsOptions.ofSize("24K").build());
        assertThat(compiled.length()).isEqualTo(24 << 10);
        assertThat(image.contents()).anySatisfy(nvs -> {
            assertThat(nvs.name()).isEqualTo("nvs.bin");
            assertThat(nvs.address()).isEqualTo(0x9000);
            assertThat(nvs.data()).isEqualTo(compiled);
        });
    }

    @Test
    void aPartitionThatIsCompiledAlreadyGoesInAsItIs() throws IOException {
        var compiled = NvsValues.read(List.of(new NvsFile(
                        "values.csv", work, Bytes.utf8(VALUES.replace("file,binary,cert.der", "data,u8,1")))))
                .compile(NvsOptions.ofSize("24K").build());

        var image = create(TABLE, "nvs", file("ready.bin", compiled));

        assertThat(image.contents()).anySatisfy(nvs -> {
            assertThat(nvs.name()).isEqualTo("ready.bin");
            assertThat(nvs.data()).isEqualTo(compiled);
        });
    }

    @Test
    void textForAnotherPartitionGoesInAsItIs() throws IOException {
        var image = create(TABLE, "notes", file("notes.csv", Bytes.utf8(VALUES)));

        assertThat(image.contents()).anySatisfy(notes -> {
            assertThat(notes.name()).isEqualTo("notes.csv");
            assertThat(notes.data()).isEqualTo(Bytes.utf8(VALUES));
        });
    }

    @Test
    void aBadRowIsToldWithItsFileLineAndKey() throws IOException {
        var csv = file("values.csv", Bytes.utf8(VALUES.replace("string,A-0815", "u8,300")));

        var refused = catchThrowableOfType(DfuException.class, () -> create(TABLE, "nvs", csv));

        assertThat(refused.getMessage()).contains("values.csv", "line 3", "serial", "300");
        assertThat(refused).isInstanceOf(FormatException.class);
        assertThat(work.resolve("dfu.bin")).doesNotExist();
    }

    @Test
    void aSizeThatNoNvsPartitionHasIsTheTablesFault() throws IOException {
        var csv = file("values.csv", Bytes.utf8(VALUES.replace("file,binary,cert.der", "data,u8,1")));

        var refused =
                catchThrowableOfType(DfuException.class, () -> create("nvs,data,nvs,0x9000,0x3800\n", "nvs", csv));

        assertThat(refused.code().id()).isEqualTo("nvs-bad-partition-size");
    }

    @Test
    void whatIsDoubtfulInTheValuesIsSaidWhateverIsMadeOfThem() throws IOException {
        var twice = VALUES.replace("file,binary,cert.der", "data,u8,1") + "cert,data,u8,2\n";
        var sources = SourceRequest.builder()
                .partitions(file("partitions.csv", Bytes.utf8("nvs,data,nvs,0x9000,8K,readonly\n")))
                .data("nvs", file("values.csv", Bytes.utf8(twice)))
                .build();

        var created = DfuImages.create(
                CreateRequest.builder(sources).target("esp32s3").build(), work.resolve("dfu.bin"));
        var merged = Merge.plan(MergeRequest.of(sources).target("esp32s3").build());

        for (var told : List.of(created.warnings(), merged.problems())) {
            assertThat(told.stream().map(problem -> problem.code().id()))
                    .contains("nvs-key-twice", "nvs-read-only-size");
        }
    }

    private DfuImage create(String table, String partition, Path data) throws IOException {
        var image = work.resolve("dfu.bin");
        DfuImages.create(
                CreateRequest.builder(SourceRequest.builder()
                                .partitions(file("partitions.csv", Bytes.utf8(table)))
                                .data(partition, data)
                                .build())
                        .target("esp32s3")
                        .build(),
                image);
        return DfuImage.parse(Bytes.read(image));
    }

    private Path file(String name, Bytes content) throws IOException {
        content.write(work.resolve(name));
        return work.resolve(name);
    }
}
