// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfuse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.inspect.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** DfuSe containers, and the prefixes that other makers put in front of a payload. */
class DfuSeFileFuzzTest {

    static Stream<byte[]> seeds() {
        var dfuSe = Samples.dfuSe();
        var ti = Samples.ti();
        return Stream.of(
                        dfuSe.slice(0, dfuSe.length() - 16),
                        ti.slice(0, ti.length() - 16),
                        Bytes.hex("1a3f0100000000000000000000000000" + "5a".repeat(40)))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void theElementsOfASoundContainerAreInItsBounds(byte[] input) {
        var payload = Bytes.copyOf(input);
        PayloadPrefix.find(payload)
                .ifPresent(prefix -> Laws.holds(prefix.kind().size() <= input.length, "cut", prefix));
        var read = Laws.read(input.length, () -> DfuSeFile.parse(payload));
        read.ifPresent(file -> {
            Laws.harmless(file.problems());
            long size = 0;
            for (var target : file.targets()) {
                for (var element : target.elements()) {
                    Laws.holds(element.end() <= 1L << 32, "beyond 4 GiB", element);
                    size += element.data().length();
                }
            }
            Laws.holds(size <= input.length, "more content than file", size);
        });

        var info = Inspection.of("fuzzed", Samples.suffixed(payload, 0x0483, 0xdf11, 0x011a));
        Laws.harmless(info.problems());
        if (read.isPresent() && info.isSound()) {
            Laws.holds(
                    read.get().isSound(),
                    "verify calls it sound, the parser does not",
                    read.get().problems());
        }
    }
}
