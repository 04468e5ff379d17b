// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final TextTable TABLE =
            new TextTable("address", "size>", "name").row("", "32", "params").row("0x1000", "21904", "größe.bin");

    @Test
    void columnsAreAlignedAndNumbersStandToTheRight() {
        assertThat(TABLE.lines(80))
                .containsExactly("address   size  name", "            32  params", "0x1000   21904  größe.bin");
    }

    @Test
    void whatIsTooWideIsShownOneValueALine() {
        assertThat(TABLE.lines(20))
                .containsExactly(
                        "- size: 32", "  name: params", "- address: 0x1000", "  size: 21904", "  name: größe.bin");
    }

    @Test
    void aTableWithoutRowsHasNoLines() {
        assertThat(new TextTable("a", "b").lines(80)).isEmpty();
    }

    @Test
    void aCellThatHoldsControlsKeepsToItsPlace() {
        var table = new TextTable("name", "size>").row("a\nb\u202ec", "1").row("\033[2Jd", "22");

        assertThat(table.lines(80)).containsExactly("name   size", "a\ufffdb\ufffdc     1", "\ufffd[2Jd    22");
    }
}
