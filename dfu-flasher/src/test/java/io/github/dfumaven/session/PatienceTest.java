// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a busy device is waited for: each time, all times together, and how often. */
class PatienceTest {

    private static final Duration ZERO = Duration.ZERO;

    @ParameterizedTest
    @CsvSource({"0, 5", "4, 5", "5, 5", "6, 6", "59999, 59999", "60000, 60000", "60001, 60000", "16777215, 60000"})
    void oneWaitIsNeitherTooShortNorTooLong(long asked, long waited) {
        assertThat(new Patience(Duration.ofMinutes(2)).next(Duration.ofMillis(asked)))
                .contains(Duration.ofMillis(waited));
    }

    @Test
    void theWaitsTogetherEndWithTheLimit() {
        var patience = new Patience(Duration.ofSeconds(10));

        assertThat(patience.next(Duration.ofSeconds(5))).isPresent();
        assertThat(patience.next(Duration.ofMillis(4999))).isPresent();
        assertThat(patience.next(Duration.ofSeconds(5)))
                .as("one millisecond is left")
                .isPresent();
        assertThat(patience.waited()).isEqualTo(Duration.ofMillis(14_999));
        assertThat(patience.next(ZERO)).isEmpty();
    }

    @Test
    void theLimitItselfIsEnough() {
        var patience = new Patience(Duration.ofSeconds(10));

        assertThat(patience.next(Duration.ofSeconds(10))).isPresent();
        assertThat(patience.next(ZERO)).isEmpty();
    }

    @Test
    void shortWaitsAreCounted() {
        var patience = new Patience(Duration.ofMinutes(2));
        for (int n = 0; n < 10_000; n++) {
            assertThat(patience.next(ZERO)).isPresent();
        }

        assertThat(patience.next(ZERO)).isEmpty();
    }

    @Test
    void progressGivesNewPatience() {
        var patience = new Patience(Duration.ofMinutes(1));
        for (int n = 0; n < 10_000; n++) {
            assertThat(patience.next(ZERO)).isPresent();
        }
        patience.renew();

        assertThat(patience.waited()).isZero();
        for (int n = 0; n < 10_000; n++) {
            assertThat(patience.next(ZERO)).isPresent();
        }
    }
}
