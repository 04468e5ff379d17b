// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.source.SourceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Cut and damaged files of every format have a clean verdict; nothing that a file holds makes the inspection fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionLawsTest {

    private final Map<String, Integer> counts = new TreeMap<>();

    @TempDir
    Path work;

    @AfterAll
    void count() {
        System.out.println("damaged files with a clean verdict: " + counts);
    }

    @Test
    void everyCutOrDamagedDfuImageIsNoticed() throws IOException {
        var file = dfu();
        assertThat(unnoticedPrefixes("dfu", file, InspectionLawsTest::all)).isEmpty();
        assertThat(unnoticedFlips("dfu", file, InspectionLawsTest::all)).isEmpty();
    }

    @Test
    void everyCutOrDamagedEspImageIsNoticed() {
        var file = Samples.app();
        assertThat(unnoticedPrefixes("esp-image", file, InspectionLawsTest::all))
                .isEmpty();
        // without the mark that a digest follows, nothing is there to notice its absence
        assertThat(unnoticedFlips("esp-image", file, InspectionLawsTest::all)).containsExactly(23 * 8);
    }

    @Test
    void everyCutOrDamagedSuffixedFileIsNoticed() {
        for (var file :
                Map.of("dfuse", Samples.dfuSe(), "dfu-suffixed", Samples.ti()).entrySet()) {
            assertThat(unnoticedPrefixes(file.getKey(), file.getValue(), InspectionLawsTest::all))
                    .isEmpty();
            assertThat(unnoticedFlips(file.getKey(), file.getValue(), InspectionLawsTest::all))
                    .isEmpty();
        }
    }

    @Test
    void everyDamagedRowOfAPartitionTableIsNoticed() {
        var file = Samples.table();
        int end = (Samples.PARTITIONS.size() + 1) * 32;
        assertThat(unnoticedPrefixes("partition-table", file, at -> at < end + 32))
                .isEmpty();
        assertThat(unnoticedFlips("partition-table", file, at -> at / 8 < end + 32))
                .isEmpty();
        // behind the end row nothing counts
        unnoticedFlips("partition-table", file, at -> at / 8 >= end + 32);
    }

    @Test
    void everyCutUf2FileIsNoticed() {
        assertThat(unnoticedPrefixes("uf2", Samples.uf2(), InspectionLawsTest::all))
                .isEmpty();
        assertThat(unnoticedFlips("uf2", Samples.uf2(), InspectionLawsTest::all))
                .isNotEmpty();
    }

    @Test
    void everyDamagedImageInFlashIsNoticed() {
        var file = Samples.flashImage();
        int app = file.length() - Samples.app().length();
        IntPredicate written = at -> isWithin(at, 0, 0x90)
                || isWithin(at, 0x8000, 0x80c0)
                || isWithin(at, 0xe000, 0xe008)
                || isWithin(at, app, file.length());
        // most of it is blank flash, which nothing covers; of that a sample must do
        unnoticedPrefixes("flash-image", file, at -> at % 1021 == 0 || written.test(at));
        unnoticedFlips("flash-image", file, at -> at % 8191 == 0 || (at / 8 < app && written.test(at / 8)));
        // behind the header, with its magic and its chip, every bit is under the digest
        assertThat(unnoticedFlips("flash-image", file, at -> at / 8 >= app + 24))
                .isEmpty();
    }

    private static boolean all(int at) {
        return at >= 0;
    }

    private static boolean isWithin(int at, int from, int to) {
        return at >= from && at < to;
    }

    private Bytes dfu() throws IOException {
        var input = Files.write(work.resolve("boot.bin"), Samples.bootloader().toByteArray());
        var request = CreateRequest.builder(
                        SourceRequest.builder().file(0, input).build())
                .target("esp32s3")
                .build();
        var out = new ByteArrayOutputStream();
        DfuImages.create(request, out);
        return Bytes.copyOf(out.toByteArray());
    }

    private List<Integer> unnoticedPrefixes(String format, Bytes file, IntPredicate lengths) {
        return IntStream.range(0, file.length())
                .filter(lengths)
                .filter(length -> isSound(format + " cut", file.slice(0, length)))
                .boxed()
                .toList();
    }

    private List<Integer> unnoticedFlips(String format, Bytes file, IntPredicate bits) {
        var array = file.toByteArray();
        return IntStream.range(0, file.length() * 8)
                .filter(bits)
                .filter(bit -> {
                    array[bit / 8] ^= (byte) (1 << bit % 8);
                    boolean sound = isSound(format + " flipped", Bytes.copyOf(array));
                    array[bit / 8] ^= (byte) (1 << bit % 8);
                    return sound;
                })
                .boxed()
                .toList();
    }

    private boolean isSound(String what, Bytes file) {
        var info = Inspection.of("damaged", file);
        int count = counts.merge(what, 1, Integer::sum);
        // telling it is slower than finding out, so not every time
        if (count % 16 == 0) {
            assertThat(InfoText.lines(info, Wording.PLAIN, 80)).isNotEmpty();
            assertThat(InfoJson.write(List.of(info), Wording.PLAIN)).startsWith("{");
        }
        return info.isSound();
    }
}
