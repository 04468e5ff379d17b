// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.inspect.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** UF2. */
class Uf2FileFuzzTest {

    static Stream<byte[]> seeds() {
        // found: the second block names no family, and writes what the first one writes
        var mixed = Samples.uf2().toByteArray();
        mixed[512 + 9] = 0;
        mixed[512 + 13] = 0;
        return Stream.of(Samples.uf2(), written(List.of(new Region(0x1000, Bytes.fill(7, 500)))), Bytes.copyOf(mixed))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsSoundIsWrittenAgain(byte[] input) {
        var file = Bytes.copyOf(input);
        var read = Laws.read(input.length, () -> Uf2File.parse(file));
        if (read.isEmpty()) {
            return;
        }

        var uf2 = read.get();
        Laws.harmless(uf2.problems());
        var regions = uf2.ranges().stream().map(Uf2Range::region).toList();
        for (var range : uf2.ranges()) {
            Laws.holds(range.address() + range.size() <= 1L << 32, "beyond 4 GiB", range);
        }
        boolean rewritable = uf2.isSound()
                && uf2.ranges().stream().map(Uf2Range::family).distinct().count() == 1;
        if (rewritable) {
            var again = Laws.read(input.length, () -> Uf2File.parse(written(regions)))
                    .orElseThrow();
            Laws.same(
                    "regions",
                    regions,
                    again.ranges().stream().map(Uf2Range::region).toList());
        }
    }

    private static Bytes written(List<Region> regions) {
        try {
            return Uf2FileTest.write(Uf2FileTest.options(Chip.ESP32_S3, true), regions.toArray(Region[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
