// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.error.Wording;
import io.github.dfumaven.text.TextWidth;
import org.junit.jupiter.api.Test;

class TextWidthTest {

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(TextWidth.columns("nvs")).isEqualTo(3);
        assertThat(TextWidth.columns("設定")).isEqualTo(4);
        assertThat(TextWidth.columns("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.columns("🚀")).isEqualTo(2);
    }

    @Test
    void aCutTextFitsAndSaysSo() {
        assertThat(TextWidth.cut("partition", 9)).isEqualTo("partition");
        assertThat(TextWidth.cut("partition", 5)).isEqualTo("part…");
        assertThat(TextWidth.cut("設定データ", 6)).isEqualTo("設定…");
    }

    @Test
    void wrappedLinesKeepTheirIndentation() {
        assertThat(TextWidth.wrapped("  error: one two three", 14)).containsExactly("  error: one", "    two three");
    }

    @Test
    void noLineOfFewWordsIsWiderThanTheTerminal() {
        var info = Inspection.of("flash.bin", Samples.flashImage());
        assertThat(InfoText.lines(info, Wording.PLAIN, 40))
                .filteredOn(line -> !line.contains("sha256") && !line.matches(".*[0-9a-f]{64}.*"))
                .allMatch(line -> TextWidth.columns(line) <= 40);
    }
}
