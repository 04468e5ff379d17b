// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "2m,PT2M", "7,PT7S", "0,PT0S", "' 5 s ',PT5S"})
    void everySpellingIsUnderstood(String text, Duration expected) throws Exception {
        assertThat(Durations.parse("wait", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1", "1h", "1.5s", "9999999999", "1 2"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Durations.parse("wait", text))
                .hasMessage("wait" + (text.isEmpty() ? "" : " " + text) + ": is no duration [bad-duration]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0ms", "0s", "00m", "-1", "-5s"})
    void noTimeAtAllIsNoLimit(String text) {
        assertThatThrownBy(() -> Durations.limit("timeout", text))
                .hasMessageStartingWith("timeout " + text + ": is no ")
                .hasMessageEndingWith(" [bad-duration]");
    }

    @Test
    void theLongestDurationFits() throws Exception {
        assertThat(Durations.parse("wait", "999999999m")).isEqualTo(Duration.ofMinutes(999_999_999));
    }
}
