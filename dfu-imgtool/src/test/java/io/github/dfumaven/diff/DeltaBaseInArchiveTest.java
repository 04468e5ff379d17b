// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.cpio.CpioEntry;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.extract.Extractor;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.merge.MergeRequest;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delta says in the file what it was made from, and no tool takes it for the whole. */
class DeltaBaseInArchiveTest {

    private static final int SECTOR = FlashSector.SIZE;
    private static final int SIZE = 40 * SECTOR;
    private static final DeltaOptions S3 = new DeltaOptions(Optional.of("esp32s3"), Optional.of(FlashSize.MB_4));

    @TempDir
    private Path work;

    private Path old;
    private Path delta;

    @BeforeEach
    void writeDelta() throws IOException {
        old = work.resolve("old.hex.bin");
        Bytes.fill(0x11, SIZE).write(old);
        var changed = Bytes.fill(0x11, SIZE).toByteArray();
        changed[3 * SECTOR] = 1;
        changed[20 * SECTOR + 5] = 2;
        var after = FlashDiffTest.content(List.of(new Region(0, Bytes.copyOf(changed)), new Region(1 << 20, old(77))));
        var before = new ArrayList<>(ComparedFile.read(old).regions());
        before.add(new Region(1 << 20, old(77)));
        before.add(new Region(2 << 20, old(99)));
        delta = work.resolve("delta.bin");
        FlashDiff.of(FlashDiffTest.content(before), after).writeDelta(S3, delta);
    }

    private static Bytes old(int length) {
        return Bytes.fill(0x22, length);
    }

    @Test
    void itNeedsWhatTheNewContentHasAndItDoesNotWrite() throws IOException {
        var base = DfuImage.parse(Bytes.read(delta)).delta().orElseThrow();

        assertThat(base.ranges())
                .extracting(DeltaBase.Range::address, DeltaBase.Range::size)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 3L * SECTOR),
                        org.assertj.core.groups.Tuple.tuple(4L * SECTOR, 12L * SECTOR),
                        org.assertj.core.groups.Tuple.tuple(16L * SECTOR, 4L * SECTOR),
                        org.assertj.core.groups.Tuple.tuple(21L * SECTOR, 11L * SECTOR),
                        org.assertj.core.groups.Tuple.tuple(32L * SECTOR, 8L * SECTOR),
                        org.assertj.core.groups.Tuple.tuple(1L << 20, 77L));
        assertThat(base.ranges().get(0).sha256())
                .isEqualTo(Bytes.fill(0x11, 3 * SECTOR).sha256());
    }

    @Test
    void theRomSkipsItBecauseTheIndexDoesNotListIt() throws IOException {
        var entries = CpioArchive.scan(payload()).entries();

        assertThat(entries).last().extracting(CpioEntry::name).isEqualTo("dfudelta.dat");
        assertThat(DfuImage.parse(Bytes.read(delta)).records())
                .extracting(DfuInfo::name)
                .doesNotContain("dfudelta.dat")
                .hasSize(3);
    }

    @Test
    void aFileIsNamedWithoutItsFolderAndWithItsDigest() throws IOException {
        var after = FlashDiffTest.content(List.of(new Region(SECTOR, old(5))));
        var before = ComparedFile.read(hex());

        FlashDiff.of(before, after).writeDelta(S3, delta);

        var base = DfuImage.parse(Bytes.read(delta)).delta().orElseThrow();
        assertThat(base.name()).isEqualTo("old.hex");
        assertThat(base.sha256()).isEqualTo(Bytes.read(hex()).sha256());
        assertThat(base.ranges()).as("all of the new content is written").isEmpty();
    }

    @Test
    void infoShowsTheBaseToPeopleAndPrograms() throws IOException {
        var info = Inspection.of(delta);

        assertThat(info.isSound()).as("%s", info.problems()).isTrue();
        assertThat(info.lines(Wording.PLAIN, 200))
                .anyMatch(line -> line.contains("only for boards that hold content"))
                .anyMatch(line -> line.matches("  base +[0-9a-f]{64}"));
        var json = JsonParser.parseString(ImageInfo.json(List.of(info), Wording.PLAIN))
                .getAsJsonObject()
                .getAsJsonObject("delta");
        assertThat(json.keySet()).containsExactly("base", "baseSha256", "needs");
        assertThat(json.getAsJsonArray("needs").get(5).toString())
                .isEqualTo("{\"address\":1048576,\"size\":77,\"sha256\":\""
                        + old(77).sha256().toHex() + "\"}");
    }

    @Test
    void verifyFindsADamagedBase() throws IOException {
        var damaged = rebuilt(entry -> entry.slice(0, entry.length() - 1));

        assertThat(Inspection.of("delta.bin", damaged).problems())
                .extracting(problem -> problem.code())
                .containsExactly(ArchiveError.DELTA_DAMAGED);
    }

    @Test
    void verifyFindsABaseThatTheDeltaOverwrites() throws IOException {
        var other = DeltaBase.of("old.bin", old(1).sha256(), List.of(new Region(3L * SECTOR, old(1))));

        assertThat(Inspection.of("delta.bin", rebuilt(entry -> other.toBytes())).problems())
                .extracting(problem -> problem.code())
                .containsExactly(ArchiveError.DELTA_BAD_BASE);
    }

    @Test
    void extractKeepsTheBaseSoThatTheSameDeltaIsBuiltAgain() throws IOException {
        var done = Extractor.extract(delta, work.resolve("out"));

        assertThat(done.warnings()).isEmpty();
        assertThat(done.rebuilds()).isTrue();
        assertThat(work.resolve("out/dfudelta.dat")).exists();
        var again = work.resolve("again.bin");
        DfuImages.create(CreateRequest.of(SourceRequest.ofBuild(work.resolve("out"))), again);
        assertThat(Bytes.read(again)).isEqualTo(Bytes.read(delta));
    }

    @Test
    void aDeltaIsNotMergedAsIfItWereTheWhole() throws IOException {
        Extractor.extract(delta, work.resolve("out"));
        var archive = MergeRequest.of(SourceRequest.NONE).image(delta);
        var files = MergeRequest.of(SourceRequest.ofBuild(work.resolve("out")));

        for (var sources : List.of(archive, files)) {
            assertThatThrownBy(sources::build)
                    .isInstanceOfSatisfying(
                            FormatException.class, e -> assertThat(e.code()).isEqualTo(ArchiveError.DELTA_NOT_WHOLE));
        }
    }

    @Test
    void aDeltaIsNoNewImageToMakeADeltaOfButTellsWhatItChanges() throws IOException {
        var out = work.resolve("second.bin");
        var diff = FlashDiff.of(hex(), delta);

        assertThat(diff.sectors()).isNotEmpty();
        assertThatThrownBy(() -> diff.writeDelta(S3, out)).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.code()).isEqualTo(ArchiveError.DELTA_NOT_WHOLE);
            assertThat(e.message()).contains("delta.bin").contains("content");
        });
        assertThat(out).doesNotExist();
    }

    private Bytes payload() throws IOException {
        return DfuFile.parse(Bytes.read(delta)).payload();
    }

    private Path hex() throws IOException {
        var file = work.resolve("old.hex");
        Bytes.utf8(":10000000" + "11".repeat(16) + "E0\n:00000001FF\n").write(file);
        return file;
    }

    /** Returns the delta with another last entry and a suffix that fits. */
    private Bytes rebuilt(java.util.function.UnaryOperator<Bytes> change) throws IOException {
        var entries = new ArrayList<>(CpioArchive.scan(payload()).entries());
        var last = entries.remove(entries.size() - 1);
        entries.add(CpioEntry.of(last.name(), change.apply(last.data())));
        var out = new java.io.ByteArrayOutputStream();
        DfuFile.write(CpioArchive.pieces(entries), 0x303a, 9, DfuSuffix.ANY, DfuSuffix.DFU_1_0, out);
        return Bytes.copyOf(out.toByteArray());
    }
}
