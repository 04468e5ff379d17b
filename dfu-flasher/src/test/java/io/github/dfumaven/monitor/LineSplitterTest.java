// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.text.TextWidth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final LineSplitter lines = new LineSplitter();

    private List<String> add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return lines.add(bytes, bytes.length);
    }

    @Test
    void everyKindOfEndEndsALine() {
        assertThat(add("one\ntwo\r\nthree\rfour\r\r\nfive\n\nlast"))
                .containsExactly("one", "two", "three", "four", "five", "");
        assertThat(lines.partial()).isEqualTo("last");
    }

    @Test
    void anEndInTwoPiecesIsOneEnd() {
        assertThat(add("one\r")).containsExactly("one");
        assertThat(add("\ntwo\n")).containsExactly("two");
        assertThat(lines.isInLine()).isFalse();
    }

    @Test
    void coloursAreLeftOutAndTabsAreBlanks() {
        assertThat(add("\033[0;32mI (31) boot:\tESP-IDF\033[0m\n")).containsExactly("I (31) boot:    ESP-IDF");
        assertThat(add("\033[2J\033[1;1Hcleared\033[?25l\n")).containsExactly("cleared");
    }

    @Test
    void whatSteersATerminalIsReplaced() {
        assertThat(add("bell \007, title \033]0;x\007, c1 \u009b31m, rtl \u202e\n"))
                .allSatisfy(line -> assertThat(TextWidth.isHarmless(line)).isTrue())
                .containsExactly("bell \ufffd, title \ufffd]0;x\ufffd, c1 \ufffd31m, rtl \ufffd");
    }

    @Test
    void aPartialLineEndsInFrontOfWhatMayBeTheBeginOfSomething() {
        var bytes = "temperature 21 °C 😀".getBytes(StandardCharsets.UTF_8);
        for (int count = 0; count <= bytes.length; count++) {
            var some = new LineSplitter();
            assertThat(some.add(bytes, count)).isEmpty();
            assertThat("temperature 21 °C 😀").as("%d bytes", count).startsWith(some.partial());
        }
        assertThat(add("\033[0;3")).isEmpty();
        assertThat(lines.partial()).isEmpty();
        assertThat(add("2mgreen")).isEmpty();
        assertThat(lines.partial()).isEqualTo("green");
    }

    @Test
    void aLineWithoutAnEndIsCutBetweenCharacters() {
        var found = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            found.addAll(add("ä€😀x".repeat(20)));
        }

        assertThat(found)
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line).doesNotContain("\ufffd").hasSizeLessThan(LineSplitter.LONGEST));
        assertThat(String.join("", found) + lines.take()).isEqualTo("ä€😀x".repeat(20_000));
    }

    @Test
    void noiseIsHarmlessLinesOfLimitedLength() {
        long seed = 20261129;
        var random = new Random(seed);
        var noise = new byte[100_000];
        for (int round = 0; round < 20; round++) {
            random.nextBytes(noise);
            for (var line : lines.add(noise, noise.length)) {
                assertThat(TextWidth.isHarmless(line)).as("seed %d", seed).isTrue();
                assertThat(line.length()).isLessThan(4 * LineSplitter.LONGEST);
            }
            assertThat(TextWidth.isHarmless(lines.partial())).isTrue();
        }
        Arrays.fill(noise, (byte) 0xbf);
        assertThat(lines.add(noise, noise.length)).hasSizeGreaterThan(20);
    }
}
