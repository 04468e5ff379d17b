// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void noColorSetToAnythingMeansNoColour() {
        assertThat(Terminal.mayColour(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Terminal.mayColour(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Terminal.mayColour(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.mayColour(Map.of("TERM", "xterm"))).isTrue();
    }

    @Test
    void columnsAreObeyedWithinReason() {
        assertThat(Terminal.width(Map.of("COLUMNS", "40"))).isEqualTo(40);
        assertThat(Terminal.width(Map.of("COLUMNS", "3"))).isEqualTo(20);
        assertThat(Terminal.width(Map.of("COLUMNS", "wide"))).isGreaterThan(1000);
        assertThat(Terminal.width(Map.of())).isGreaterThan(1000);
    }

    @Test
    void rowsAreThoseOfTheTerminalOr24() {
        assertThat(Terminal.height(Map.of("LINES", "50"))).isEqualTo(50);
        assertThat(Terminal.height(Map.of("LINES", "0"))).isEqualTo(24);
        assertThat(Terminal.height(Map.of())).isEqualTo(24);
    }

    @Test
    void optionsAreSpelledWithHyphensAndWordsInCapitalsStay() {
        var wording = new OptionWording();

        assertThat(wording.nameOf("partSize")).isEqualTo("--part-size");
        assertThat(wording.nameOf("app")).isEqualTo("--app");
        assertThat(wording.nameOf("ESP_DFU_PART_SIZE")).isEqualTo("ESP_DFU_PART_SIZE");
    }
}
