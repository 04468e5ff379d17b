// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.inspect.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Two files of any kind, compared. */
class FlashDiffFuzzTest {

    static Stream<byte[]> seeds() {
        var flash = Samples.flash(0, Samples.bootloader(), 0x8000, Samples.table());
        return Stream.of(
                pair(Samples.uf2(), Samples.dfuSe()),
                pair(Samples.app(), Samples.bootloader()),
                pair(flash, Samples.uf2()),
                pair(Samples.suffixed(ArchiveWriter.parametersOnly(1 << 22), 0x303a, 9, 0x100), Samples.ti()),
                pair(Bytes.utf8(":0100000001FE\n:00000001FF\n"), Samples.table()));
    }

    private static byte[] pair(Bytes before, Bytes after) {
        var length = new ByteWriter().u16le(before.length()).toBytes();
        return Bytes.concat(List.of(length, before, after)).toByteArray();
    }

    /** The length of the first file, the first file, the second. */
    @MethodSource("seeds")
    @FuzzTest
    void everyDifferenceIsToldInHarmlessWords(byte[] input) {
        if (input.length < 2) {
            return;
        }
        var all = Bytes.copyOf(input);
        int end = Math.min(2 + all.u16le(0), input.length);
        var one = content("before", all.slice(2, end));
        var other = content("after", all.slice(end));
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        Laws.read(input.length, () -> {
            var diff = FlashDiff.of(one.get(), other.get());
            DiffText.lines(diff, 80).forEach(Laws::harmless);
            DiffJson.write(diff, Optional.empty()).lines().forEach(Laws::harmless);
            return diff;
        });
        Laws.holds(FlashDiff.of(one.get(), one.get()).isSame(), "a file differs from itself");
    }

    private static Optional<ComparedFile> content(String name, Bytes file) {
        var content = Laws.read(file.length(), () -> ComparedFile.of(name, file));
        long end = 0;
        for (Region region : content.map(ComparedFile::regions).orElse(List.of())) {
            Laws.holds(region.address() >= end && region.end() <= 1L << 32, "no place in flash", region);
            end = region.end();
        }
        return content;
    }
}
