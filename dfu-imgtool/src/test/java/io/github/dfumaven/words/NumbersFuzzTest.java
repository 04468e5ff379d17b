// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.words;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers as people write them. */
class NumbersFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of("0", "0x1_000", "0b101", "0o17", "4 MB", "512k", "-1", "303a", "9".repeat(40))
                .map(text -> Bytes.utf8(text).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void aNumberIsInItsBoundsAndComesBackFromItsText(byte[] input) {
        var text = Bytes.copyOf(input).toUtf8();
        Numbers.integer(text);
        Laws.read(input.length, () -> Numbers.parse("partSize", text))
                .ifPresent(number -> Laws.holds(number >= 0, "negative", number));
        Laws.read(input.length, () -> Numbers.parseId("pid", text))
                .ifPresent(id -> Laws.holds((id & ~0xffff) == 0, "no id", id));
        Laws.read(input.length, () -> Numbers.parsePlain("address", text)).ifPresent(number -> {
            Laws.holds(number >= 0, "negative", number);
            Laws.same(
                    "numbers",
                    number,
                    Laws.read(9, () -> Numbers.parsePlain("address", String.format(Locale.ROOT, "0x%x", number)))
                            .orElseThrow());
        });
    }
}
