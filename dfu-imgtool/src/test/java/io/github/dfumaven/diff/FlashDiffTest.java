// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.merge.Merge;
import io.github.dfumaven.merge.MergeRequest;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlashDiffTest {

    @TempDir
    Path work;

    @Test
    void containersOfOneBuildSayTheSame() throws IOException {
        var archive = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build/dfu.bin");
        var sources = MergeRequest.of(SourceRequest.NONE).image(archive);
        var uf2 = work.resolve("flash.uf2");
        var hex = work.resolve("flash.hex");
        Merge.write(sources.format("uf2").build(), uf2);
        Merge.write(sources.format("hex").build(), hex);

        assertThat(FlashDiff.of(archive, archive).isSame()).isTrue();
        assertThat(FlashDiff.of(archive, hex).isSame()).isTrue();
        assertThat(FlashDiff.of(hex, uf2).sectors()).allMatch(sector -> sector.changed() == 0);
    }

    @Test
    void aMergedImageDiffersOnlyInTheFillThatItSaysMoreOf() throws IOException {
        var archive = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build/dfu.bin");
        var sources = MergeRequest.of(SourceRequest.NONE).image(archive);
        var raw = work.resolve("flash.bin");
        Merge.write(sources.build(), raw);

        var diff = FlashDiff.of(archive, raw);

        assertThat(diff.partitions()).allMatch(partition -> partition.changed() == 0 && partition.removed() == 0);
        assertThat(diff.partitions().stream().mapToLong(PartitionDiff::added).sum())
                .isEqualTo(ComparedFile.read(raw).size()
                        - ComparedFile.read(archive).size());
        assertThat(diff.after().chip()).contains(Chip.ESP32_S2);
    }

    @Test
    void changesAreToldByPartitionAndSector() throws IOException {
        var old = Bytes.read(Shared.require().resolve("corpus/esp32s2/dalli-dogi/build/dfu.bin"));
        var before = ComparedFile.of("old", old);
        var regions = new ArrayList<Region>();
        for (var region : before.regions()) {
            regions.add(region.address() == 0x10000 ? flipped(region, 0x3005) : region);
        }
        var after = content(regions);

        var diff = FlashDiff.of(before, after);

        assertThat(diff.sectors()).containsExactly(new SectorDiff(0x13000, 1, 0, 0));
        assertThat(diff.partitions()).extracting(PartitionDiff::name).containsExactly("factory");
    }

    @Test
    void whatIsNotCoveredIsNotErasedFlash() throws IOException {
        var before = content(List.of(new Region(0x1000, Bytes.fill(0xff, 100))));
        var after =
                content(List.of(new Region(0x1000, Bytes.fill(0xff, 50)), new Region(0x2000, Bytes.fill(0xff, 10))));

        var diff = FlashDiff.of(before, after);

        assertThat(diff.sectors()).containsExactly(new SectorDiff(0x1000, 0, 0, 50), new SectorDiff(0x2000, 0, 10, 0));
        assertThat(diff.sectors()).extracting(SectorDiff::mustBeWritten).containsExactly(false, true);
    }

    @Test
    void aFileWithoutContentCannotBeCompared() throws IOException {
        var empty = work.resolve("empty.bin");
        Bytes.EMPTY.write(empty);

        assertThatThrownBy(() -> ComparedFile.read(empty))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(DiffError.DIFF_EMPTY_FILE));
    }

    static ComparedFile content(List<Region> regions) throws IOException {
        return new ComparedFile(
                "content",
                FileKind.INTEL_HEX,
                Optional.empty(),
                Optional.empty(),
                ComparedFile.inOrder(regions),
                Bytes.concat(regions.stream().map(Region::data).toList()).sha256(),
                Optional.empty());
    }

    static Region flipped(Region region, int offset) {
        var bytes = region.data().toByteArray();
        bytes[offset] ^= 1;
        return new Region(region.address(), Bytes.copyOf(bytes));
    }
}
