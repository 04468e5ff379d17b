// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.merge.Merge;
import io.github.dfumaven.merge.MergeSources;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of only the changed sectors, and what they make of the flash of a board that holds the old content. */
class DeltaTest {

    private static final int SECTOR = FlashSector.SIZE;
    private static final DeltaOptions S3 = new DeltaOptions(Optional.of("esp32s3"), Optional.of(FlashSize.MB_4));

    @TempDir
    Path work;

    @Test
    void theDeltaFlashedOverTheOldContentGivesTheNew() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var before = FlashDiffTest.content(List.of(new Region(0, random(random, 1 << 20))));
            var bytes = before.regions().get(0).data().toByteArray();
            int changes = 1 + random.nextInt(300);
            for (int i = 0; i < changes; i++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            var after = FlashDiffTest.content(List.of(new Region(0, Bytes.copyOf(bytes))));

            var out = work.resolve("delta.bin");
            var delta = FlashDiff.of(before, after).writeDelta(S3, out);

            assertThat(delta.archive().pieces()).as("seed %d", seed).hasSizeLessThanOrEqualTo(63);
            assertThat(flashed(before, out, 1 << 20)).as("seed %d", seed).isEqualTo(Bytes.copyOf(bytes));
            assertThat(delta.erased()).isZero();
        }
    }

    @Test
    void sectorsThatOnlyPartlyChangeAreCompletedFromTheOldContent() throws IOException {
        var before = FlashDiffTest.content(List.of(new Region(0, Bytes.fill(0x11, 3 * SECTOR))));
        var after = FlashDiffTest.content(List.of(new Region(SECTOR + 10, Bytes.fill(0x22, 5))));

        var out = work.resolve("delta.bin");
        var delta = FlashDiff.of(before, after).writeDelta(S3, out);

        var flash = flashed(before, out, 3 * SECTOR);
        assertThat(flash.slice(SECTOR + 10, SECTOR + 15)).isEqualTo(Bytes.fill(0x22, 5));
        assertThat(flash.slice(0, SECTOR + 10).isAll(0x11)).isTrue();
        assertThat(flash.slice(SECTOR + 15).isAll(0x11)).isTrue();
        assertThat(delta.warnings()).isEmpty();
    }

    @Test
    void bytesThatNeitherFileKnowsComeOutErasedAndThatIsSaid() throws IOException {
        var before = FlashDiffTest.content(List.of(new Region(0x10000, Bytes.fill(1, 5000))));
        var after = FlashDiffTest.content(List.of(new Region(0x10000, Bytes.fill(2, 5000))));

        var delta = FlashDiff.of(before, after).writeDelta(S3, work.resolve("delta.bin"));

        assertThat(delta.erased()).isEqualTo(2 * SECTOR - 5000);
        assertThat(delta.warnings()).extracting(one -> one.code()).containsExactly(DiffError.DELTA_ERASES);
    }

    @Test
    void theSmallestGapsAreBridgedFirst() throws IOException {
        var sectors = new ArrayList<Long>();
        for (int i = 0; i < 66; i++) {
            sectors.add((long) SECTOR * (i * 10 + (i > 32 ? 5 : 0)));
        }
        sectors.set(10, sectors.get(9) + 2L * SECTOR);
        sectors.set(20, sectors.get(19) + 3L * SECTOR);
        sectors.set(40, sectors.get(39) + 4L * SECTOR);

        var runs = Runs.fitted(Runs.of(sectors), 63, 512 << 10, sector -> true);

        assertThat(runs).hasSize(63);
        assertThat(runs.stream().mapToLong(Runs.Run::sectors).sum()).isEqualTo(66 + 1 + 2 + 3);
    }

    @Test
    void changesAsScatteredAsTheyCanBeStillFitOneArchive() throws IOException {
        var before = FlashDiffTest.content(List.of(new Region(0, Bytes.fill(0, 1 << 20))));
        var bytes = new byte[1 << 20];
        for (int i = 0; i < bytes.length; i += 2 * SECTOR) {
            bytes[i] = 1;
        }
        var after = FlashDiffTest.content(List.of(new Region(0, Bytes.copyOf(bytes))));

        var out = work.resolve("delta.bin");
        var delta = FlashDiff.of(before, after).writeDelta(S3, out);

        assertThat(delta.sectors()).isEqualTo(128);
        assertThat(delta.bridged()).isEqualTo(128 - 63);
        assertThat(flashed(before, out, 1 << 20)).isEqualTo(Bytes.copyOf(bytes));
    }

    @Test
    void gapsThatNobodyKnowsAreNotBridged() {
        var before = new ArrayList<Region>();
        var after = new ArrayList<Region>();
        for (int i = 0; i < 70; i++) {
            before.add(new Region(2L * i * SECTOR, Bytes.fill(1, SECTOR)));
            after.add(new Region(2L * i * SECTOR, Bytes.fill(2, SECTOR)));
        }
        var out = work.resolve("delta.bin");

        var thrown = catchThrowableOfType(
                DfuException.class,
                () -> FlashDiff.of(FlashDiffTest.content(before), FlashDiffTest.content(after))
                        .writeDelta(S3, out));

        assertThat(thrown.code()).isEqualTo(DiffError.DELTA_TOO_SCATTERED);
        assertThat(thrown).hasMessageContaining("70").hasMessageContaining("63");
        assertThat(out).doesNotExist();
    }

    @Test
    void sectorsThatStartLikeAnImageAreNotTakenForOne() throws IOException {
        var app = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build/GOTLALEM.bin");
        var before = FlashDiffTest.content(List.of(new Region(0x10000, Bytes.read(app))));
        var after = FlashDiffTest.content(
                List.of(FlashDiffTest.flipped(before.regions().get(0), 0x20)));
        var out = work.resolve("delta.bin");

        FlashDiff.of(before, after).writeDelta(S3, out);

        var info = Inspection.of(out);
        assertThat(info.isSound()).as("%s", info.problems()).isTrue();
        assertThat(DfuImage.parse(Bytes.read(out)).contents()).hasSize(1);
    }

    @Test
    void nothingIsWrittenWhenNothingChanged() throws IOException {
        var one = FlashDiffTest.content(List.of(new Region(0, Bytes.fill(1, 10))));
        var out = work.resolve("delta.bin");

        assertThatThrownBy(() -> FlashDiff.of(one, one).writeDelta(S3, out)).hasMessageContaining("nothing new");
        assertThat(out).doesNotExist();
    }

    @Test
    void chipsThatDifferAreNotMixed() throws IOException {
        var shared = Shared.require();
        var s2 = shared.resolve("corpus/esp32s2/dalli-dogi/build/dfu.bin");
        var s3 = shared.resolve("corpus/esp32s3/pansyhou-restful/build/dfu.bin");

        assertThatThrownBy(() -> FlashDiff.of(s2, s3).writeDelta(DeltaOptions.DEFAULT, work.resolve("d")))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(DiffError.DIFF_OTHER_CHIP))
                .hasMessageContaining("esp32s2")
                .hasMessageContaining("esp32s3");
    }

    @Test
    void anAppAloneIsNoImageOfTheFlashToMakeADeltaOf() throws IOException {
        var build = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build");
        var out = work.resolve("delta.bin");

        for (var options : List.of(DeltaOptions.DEFAULT, S3)) {
            var diff = FlashDiff.of(build.resolve("dfu.bin"), build.resolve("GOTLALEM.bin"));
            assertThatThrownBy(() -> diff.writeDelta(options, out))
                    .isInstanceOfSatisfying(
                            DfuException.class, e -> assertThat(e.code()).isEqualTo(DiffError.DELTA_NOT_FLASH));
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void aMergedImageIsOneToMakeADeltaOf() throws IOException {
        var archive = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build/dfu.bin");
        var raw = work.resolve("flash.bin");
        Merge.write(
                new MergeSources(SourceRequest.NONE, Optional.of(archive), Optional.empty())
                        .read(null)
                        .build(),
                raw);

        var delta = FlashDiff.of(archive, raw).writeDelta(DeltaOptions.DEFAULT, work.resolve("delta.bin"));

        assertThat(delta.archive().chip()).contains(Chip.ESP32_S2);
        assertThat(delta.archive().flashSize()).isEqualTo(FlashSize.MB_4);
    }

    /** Does what the ROM does with an archive: erases the sectors of each entry and programs them. */
    private static Bytes flashed(ComparedFile before, Path delta, int size) throws IOException {
        var flash = new byte[size];
        before.copy(0, flash, new boolean[size]);
        for (var entry : DfuImage.parse(Bytes.read(delta)).entries()) {
            if (entry.isFile()) {
                int from = (int) entry.info().address();
                int to = from + entry.data().length();
                Arrays.fill(flash, from, (to + SECTOR - 1) / SECTOR * SECTOR, (byte) 0xff);
                System.arraycopy(
                        entry.data().toByteArray(), 0, flash, from, entry.data().length());
            }
        }
        return Bytes.copyOf(flash);
    }

    private static Bytes random(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }
}
