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

    private static Patience patience(Duration limit) {
        return Patience.of(limit, ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "4, 5", "5, 5", "6, 6", "59999, 59999", "60000, 60000", "60001, 60000", "16777215, 60000"})
    void oneWaitIsNeitherTooShortNorTooLong(long asked, long waited) {
        assertThat(patience(Duration.ofMinutes(2))
                        .next(Duration.ofMillis(asked))
                        .map(Patience::delay))
                .contains(Duration.ofMillis(waited));
    }

    @Test
    void theWaitsTogetherEndWithTheLimit() {
        var patience = patience(Duration.ofSeconds(10))
                .next(Duration.ofSeconds(5))
                .flatMap(next -> next.next(Duration.ofMillis(4999)))
                .flatMap(next -> next.next(Duration.ofSeconds(5)))
                .orElseThrow();

        assertThat(patience.waited()).as("one millisecond was left").isEqualTo(Duration.ofMillis(14_999));
        assertThat(patience.next(ZERO)).isEmpty();
    }

    @Test
    void theLimitItselfIsEnough() {
        var patience = patience(Duration.ofSeconds(10)).next(Duration.ofSeconds(10));

        assertThat(patience.orElseThrow().next(ZERO)).isEmpty();
    }

    @Test
    void shortWaitsAreCounted() {
        assertThat(afterTenThousand(patience(Duration.ofMinutes(2))).next(ZERO)).isEmpty();
    }

    @Test
    void progressGivesNewPatience() {
        var renewed = afterTenThousand(patience(Duration.ofMinutes(1))).renewed();

        assertThat(renewed.waited()).isZero();
        assertThat(renewed.delay()).as("the last wait").isEqualTo(Duration.ofMillis(5));
        assertThat(afterTenThousand(renewed).next(ZERO)).isEmpty();
    }

    private static Patience afterTenThousand(Patience patience) {
        for (int n = 0; n < 10_000; n++) {
            patience = patience.next(ZERO).orElseThrow();
        }
        return patience;
    }
}
