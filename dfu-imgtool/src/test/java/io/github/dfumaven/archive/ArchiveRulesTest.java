// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.cpio.CpioEntry;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an archive the ROM takes, refuses, or loses without a word. */
class ArchiveRulesTest {

    private static final long OF_PARAMS = 28;
    private static final Bytes DATA = Bytes.fill(7, 100);

    private final ByteWriter index = new ByteWriter();
    private final List<CpioEntry> entries = new ArrayList<>();

    private ArchiveRulesTest params(long chipSize) {
        var content = new ByteWriter();
        FlashParams.ofSize(chipSize).write(content);
        return entry(FlashParams.ENTRY, 0, OF_PARAMS, content.toBytes());
    }

    private ArchiveRulesTest params() {
        return params(4 << 20);
    }

    private ArchiveRulesTest file(String name, long address) {
        return entry(name, address, 0, DATA);
    }

    private ArchiveRulesTest entry(String name, long address, long flags, Bytes data) {
        return listed(name, address, flags, data.md5()).stored(name, data);
    }

    private ArchiveRulesTest listed(String name, long address, long flags, Bytes md5) {
        new DfuInfo(address, flags, name, md5).write(index);
        return this;
    }

    private ArchiveRulesTest stored(String name, Bytes data) {
        entries.add(CpioEntry.of(name, data));
        return this;
    }

    private Bytes payload() {
        var all = new ArrayList<>(entries);
        all.add(0, CpioEntry.of(DfuInfo.ENTRY, index.toBytes()));
        return Bytes.concat(CpioArchive.pieces(all));
    }

    private static Bytes suffixed(Bytes payload) {
        var out = new ByteArrayOutputStream();
        try {
            DfuFile.write(List.of(payload), 0x303a, 9, 0xffff, DfuSuffix.DFU_1_0, out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    private DfuImage image() {
        return DfuImage.inspect(suffixed(payload()));
    }

    private List<String> found() {
        return found(image());
    }

    private static List<String> found(DfuImage image) {
        return image.problems().stream()
                .map(problem -> problem.severity() + " " + problem.code().id())
                .toList();
    }

    @Test
    void aSoundArchiveHasNoProblem() throws FormatException {
        params().file("a.bin", 0x1000).file("b.bin", 0x2000);

        assertThat(found()).isEmpty();
        assertThat(DfuImage.parse(suffixed(payload())).entries()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"2097052, warning", "2097056, error"})
    void withoutParametersEverythingEndsWithin2MiB(long address, String severity) {
        file("a.bin", address);

        assertThat(found()).contains(severity + " params-missing");
        assertThat(image().problems().get(0).message())
                .contains(String.format(Locale.ROOT, "0x%x", address + 100), "0x200000");
    }

    @ParameterizedTest
    @CsvSource({"4194304, ''", "16777216, ''", "4194305, error params-bad-size", "3145728, error params-bad-size"})
    void theParametersStateASizeThatChipsHave(long size, String code) {
        params(size).file("a.bin", 0x1000);

        assertThat(found()).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void whatEndsAbove2MiBComesBehindTheParameters() {
        file("low.bin", 0x1000).file("border.bin", (2 << 20) - 100).params().file("high.bin", 0x300000);
        assertThat(found()).isEmpty();

        var late = new ArchiveRulesTest().file("high.bin", (2 << 20) - 96).params();
        assertThat(late.found()).containsExactly("error params-late");
    }

    @Test
    void whatIsListedIsStoredAndTheOtherWayRound() {
        params().listed("a.bin", 0x1000, 0, DATA.md5());
        assertThat(found()).containsExactly("error entry-missing");

        var stored = new ArchiveRulesTest().params().file("a.bin", 0x1000).stored("b.bin", DATA);
        assertThat(stored.found()).containsExactly("error entry-not-listed");
    }

    @Test
    void aNameIsThereOnce() {
        params().file("a.bin", 0x1000).listed("a.bin", 0x2000, 0, DATA.md5());
        assertThat(found()).contains("error duplicate-name").doesNotContain("error entry-missing");

        var stored = new ArchiveRulesTest().params().file("a.bin", 0x1000).stored("a.bin", DATA);
        assertThat(stored.found()).containsExactly("error duplicate-name");
    }

    @Test
    void parametersAloneFlashNothing() {
        assertThat(params().found()).containsExactly("warning nothing-to-flash");
    }

    @Test
    void entriesHaveTheFlagsOfTheirKind() {
        params().entry("a.bin", 0x1000, DfuInfo.FLAG_NO_ERASE, DATA);
        assertThat(found()).containsExactly("error odd-flags");

        var content = new ByteWriter();
        FlashParams.ofSize(4 << 20).write(content);
        var odd = new ArchiveRulesTest()
                .entry(FlashParams.ENTRY, 0, DfuInfo.FLAG_PARAM, content.toBytes())
                .file("a.bin", 0x1000);
        assertThat(odd.found()).containsExactly("error odd-flags");
    }

    @Test
    void aSumThatIsNotCheckedIsOnlyDoubtful() {
        params().listed("a.bin", 0x1000, 0, Bytes.fill(0, 16)).stored("a.bin", DATA);
        assertThat(found()).containsExactly("error md5-mismatch");

        var ignored = new ArchiveRulesTest()
                .params()
                .listed("a.bin", 0x1000, DfuInfo.FLAG_IGNORE_MD5, Bytes.fill(0, 16))
                .stored("a.bin", DATA);
        assertThat(ignored.found()).containsExactly("error odd-flags", "warning md5-mismatch");
    }

    @Test
    void anEmptyEntryIsDoubtful() {
        assertThat(params().entry("a.bin", 0x1000, 0, Bytes.EMPTY).found()).containsExactly("warning empty-file");
    }

    @Test
    void theRomSeesAnArchiveFrom232BytesOn() {
        var cut = payload().slice(0, 231);
        assertThat(found(DfuImage.inspect(suffixed(cut)))).contains("error archive-too-short");
        assertThat(found(DfuImage.inspect(suffixed(params().payload().slice(0, 232)))))
                .doesNotContain("error archive-too-short");
    }

    @Test
    void onlyZerosStandBehindTheEndMark() {
        params().file("a.bin", 0x1000);

        var padded = Bytes.concat(List.of(payload(), Bytes.fill(0, 100)));
        assertThat(found(DfuImage.inspect(suffixed(padded)))).isEmpty();
        assertThat(DfuImage.inspect(suffixed(padded)).archiveEnd())
                .isEqualTo(payload().length());
        assertThat(DfuImage.inspect(suffixed(padded)).payloadEnd())
                .isEqualTo(payload().length() + 100);
        var more = Bytes.concat(List.of(payload(), Bytes.fill(0, 100), Bytes.of(1)));
        assertThat(found(DfuImage.inspect(suffixed(more)))).containsExactly("warning cpio-trailing-data");
    }

    @Test
    void theIndexIsTheFirstEntryAndMadeOfWholeRecords() {
        var other = Bytes.concat(CpioArchive.pieces(List.of(CpioEntry.of("a.bin", Bytes.fill(1, 200)))));
        var image = DfuImage.inspect(suffixed(other));
        assertThat(found(image)).containsExactly("error index-missing");
        assertThat(image.problems().get(0).message()).contains("the first entry is a.bin, not dfuinfo0.dat");

        var odd = Bytes.concat(CpioArchive.pieces(List.of(CpioEntry.of(DfuInfo.ENTRY, Bytes.fill(1, 87)))));
        assertThat(found(DfuImage.inspect(suffixed(odd)))).containsExactly("error index-bad-size");
        var none = Bytes.concat(CpioArchive.pieces(List.of(CpioEntry.of(DfuInfo.ENTRY, Bytes.EMPTY))));
        assertThat(found(DfuImage.inspect(suffixed(none)))).contains("error index-bad-size");
        assertThat(found(DfuImage.inspect(Bytes.EMPTY))).contains("error index-missing");
    }

    @Test
    void theRomTakesTheFirstRecordOfAName() {
        var first = Bytes.fill(1, 50);
        params().entry("a.bin", 0x1000, 0, first).entry("a.bin", 0x2000, 0, DATA);

        assertThat(image().entries()).extracting(found -> found.data()).containsSubsequence(first, DATA);
    }

    @Test
    void partsOfAFileAreJoinedWhereTheyContinueIt() {
        params().file("a.bin", 0x1000).file("a.bin.1", 0x1000 + 100).file("a.bin.3", 0x1000 + 200);
        assertThat(image().contents()).extracting(DfuContent::name).containsExactly("a.bin", "a.bin.3");
        assertThat(image().contents().get(0).size()).isEqualTo(200);
        assertThat(image().contents().get(0).data()).isEqualTo(Bytes.fill(7, 200));

        var gap = new ArchiveRulesTest().params().file("a.bin", 0x1000).file("a.bin.1", 0x2000);
        assertThat(gap.image().contents()).hasSize(2);
    }

    @Test
    void anArchiveOfManyEntriesIsReadWhole() {
        int many = 20_000;
        params();
        for (int n = 0; n < many; n++) {
            file("f" + n, n * 4096L);
        }

        assertThat(image().entries()).hasSize(many + 1);
        assertThat(image().problems())
                .extracting(problem -> problem.code().id())
                .contains("too-many-entries");
    }

    @Test
    void theChipIsThatOfTheSuffix() {
        params().file("a.bin", 0x1000);

        assertThat(image().chip()).contains(Chip.ESP32_S3);
        assertThat(DfuImage.inspect(payload()).chip()).isEmpty();
        assertThat(found(DfuImage.inspect(payload()))).containsExactly("error suffix-missing");
    }

    @Test
    void theSuffixIsTheOneOfAnEspChip() throws IOException {
        params().file("a.bin", 0x1000);
        var out = new ByteArrayOutputStream();
        DfuFile.write(List.of(payload()), 0x1234, 9, 0xffff, 0x011a, out);

        var image = DfuImage.inspect(Bytes.copyOf(out.toByteArray()));

        assertThat(found(image)).containsExactly("error suffix-not-esp", "error suffix-bad-version");
        assertThat(image.chip()).isEmpty();
    }

    @Test
    void whatTheRomRefusesCanBeReadAllTheSame() throws FormatException {
        params().file("a.bin", 0x1000).file("b.bin", 0x1004);

        var image = DfuImage.inspect(suffixed(payload()));
        assertThat(image.damage()).isEmpty();
        assertThat(image.entries()).hasSize(3);
        assertThat(catchThrowableOfType(FormatException.class, () -> DfuImage.parse(suffixed(payload())))
                        .code())
                .isEqualTo(ArchiveError.OVERLAP);
        var damaged = new ArchiveRulesTest()
                .params()
                .listed("a.bin", 0x1000, 0, Bytes.fill(0, 16))
                .stored("a.bin", DATA);
        assertThat(DfuImage.inspect(suffixed(damaged.payload())).damage())
                .extracting(Problem::code)
                .first()
                .isEqualTo(ArchiveError.MD5_MISMATCH);
    }
}
