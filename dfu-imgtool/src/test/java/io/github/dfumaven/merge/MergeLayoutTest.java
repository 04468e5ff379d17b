// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What verify finds in a merged image, merge says when it makes it. */
class MergeLayoutTest {

    private static final Bytes NOISE = Bytes.utf8("noise").sha256();

    @Test
    void aSoundMergeIsSilent() throws IOException {
        agrees(merge(0, Samples.bootloader(), 0x8000, Samples.table(), 0x10000, Samples.app()));
    }

    @Test
    void aTableBeyondTheFlashOfTheHeaderIsTold() throws IOException {
        var rows = List.of(new Partition("factory", 0, 0, 0x10000, 0x600000, 0));
        var table = new PartitionTable(rows, true, List.of()).toBytes();
        var merge = merge(0, Samples.bootloader(), 0x8000, table, 0x10000, Samples.app());

        agrees(merge, "partition-beyond-flash");
        assertThat(codes(merge.flashSize("8MB"))).isEmpty();
    }

    @Test
    void aBootloaderAtAnotherAddressIsTold() throws IOException {
        agrees(
                merge(0x1000, Samples.bootloader(), 0x8000, Samples.table(), 0x10000, Samples.app()),
                "bootloader-misplaced");
    }

    @Test
    void anAppBesideItsPartitionIsTold() throws IOException {
        agrees(merge(0, Samples.bootloader(), 0x8000, Samples.table(), 0x20000, Samples.app()), "app-misplaced");
    }

    @Test
    void anAppOfAnotherChipIsTold() throws IOException {
        var app = Samples.image(Chip.ESP32_S2, 1, true);
        assertThat(codes(merge(0, Samples.bootloader(), 0x8000, Samples.table(), 0x10000, app)))
                .containsExactly("merge-other-chip");
    }

    @Test
    void aMergedImageInAMergeIsLookedInto() throws IOException {
        var cut = Samples.flashImage().slice(0, 0x10020);
        assertThat(codes(merge(0, cut))).isNotEmpty();
        assertThat(codes(merge(0x1000, Samples.flashImage()))).containsExactly("flash-image-misplaced");
    }

    @Test
    void whatNoChipReadsIsRefused() {
        var elf = Bytes.hex("7f454c46010101000000000000000000");
        for (var merge : List.of(
                merge(0, elf, 0x8000, Samples.table(), 0x10000, Samples.app()),
                merge(0, Samples.bootloader(), 0x8000, Samples.table(), 0x10000, elf),
                merge(0, Samples.bootloader(), 0x8000, elf))) {
            var thrown = catchThrowableOfType(FormatException.class, () -> Merge.plan(merge.build()));
            assertThat(thrown.code().id()).isEqualTo("not-an-image");
        }
    }

    @Test
    void whatNobodyKnowsIsRefusedOnlyWhereItIsDeclared() throws IOException {
        assertThat(codes(merge(0, NOISE))).containsExactly("content-unknown");
        var declared = MergeRequest.of(Chip.ESP32_S3)
                .add(MergeFile.of(PlacedFile.of("bl", 0, NOISE).as(ContentKind.BOOTLOADER)));
        var thrown = catchThrowableOfType(FormatException.class, () -> Merge.plan(declared.build()));
        assertThat(thrown.code().id()).isEqualTo("content-unknown");
        assertThat(codes(declared.encrypted(true))).isEmpty();
    }

    /** Checks that merge says what verify says of the result, and nothing else. */
    private static void agrees(MergeRequest.Builder merge, String... codes) throws IOException {
        var out = new ByteArrayOutputStream();
        var plan = Merge.write(merge.build(), out);
        assertThat(ids(plan.problems())).containsExactly(codes);
        var errors = Inspection.of("", Bytes.copyOf(out.toByteArray())).problems().stream()
                .filter(Problem::isError)
                .toList();
        assertThat(ids(errors)).containsExactly(codes);
    }

    private static List<String> codes(MergeRequest.Builder merge) throws IOException {
        return ids(Merge.plan(merge.build()).problems());
    }

    private static List<String> ids(List<Problem> problems) {
        return problems.stream().map(problem -> problem.code().id()).toList();
    }

    private static MergeRequest.Builder merge(Object... addressesAndFiles) {
        var builder = MergeRequest.of(Chip.ESP32_S3);
        for (int i = 0; i < addressesAndFiles.length; i += 2) {
            builder.add(MergeFile.of((Integer) addressesAndFiles[i], "f" + i, (Bytes) addressesAndFiles[i + 1]));
        }
        return builder;
    }
}
