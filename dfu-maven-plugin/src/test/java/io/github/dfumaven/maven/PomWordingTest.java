// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.fault.Explanation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomWordingTest {

    @ParameterizedTest
    @CsvSource({
        "partSize,<partSize>",
        "ADDRESS,ADDRESS",
        "ESP_DFU_PART_SIZE,ESP_DFU_PART_SIZE",
        "stacktrace,-e",
        "offset,<partitionTableOffset>",
        "size,<nvsSize>"
    })
    void aComponentIsSpelledAsAnElement(String component, String spelled) {
        assertThat(PomWording.WORDING.nameOf(component)).isEqualTo(spelled);
    }

    @Test
    void aJobIsSpelledAsAGoal() {
        assertThat(PomWording.WORDING.spell("Build it again with {create()} and {partSize}."))
                .isEqualTo("Build it again with dfu:create and <partSize>.");
    }

    @Test
    void aBugIsToBeReportedWithMavensOwnSwitch() {
        var explanation = Explanation.of(new IllegalStateException("oops"), PomWording.WORDING);
        assertThat(explanation.hint()).endsWith("with the output of the same command and -e.");
    }

    @ParameterizedTest
    @CsvSource({"0x1000 a b.bin,0x1000,a b.bin", "'  1  a  ',1,a"})
    void aPairIsSplitAtTheFirstBlank(String text, String left, String right) {
        assertThat(Pair.split("\\s+", text)).contains(new Pair(left, right));
    }

    @ParameterizedTest
    @CsvSource({"nvs", "nvs=", "=file", "''"})
    void halfAPairIsNone(String text) {
        assertThat(Pair.split("=", text)).isEmpty();
    }
}
