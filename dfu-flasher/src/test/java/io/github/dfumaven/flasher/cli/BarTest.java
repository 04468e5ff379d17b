// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = 5 * SECOND;
    private final Bar bar = new Bar("1-10 ", () -> now);

    @Test
    void rateAndTimeLeftAreThoseOfWhatWasDone() {
        now += 90 * SECOND;
        bar.say("sending");
        bar.step(45 << 10, 135 << 10);

        assertThat(bar.line(80))
                .isEqualTo("1-10   33% [======              ] 45.0/135.0 KiB (0.5 KiB/s) (3:00 left) sending");
        assertThat(bar.line(80)).hasSize(80);
    }

    @Test
    void atFirstNothingIsKnown() {
        bar.say("preparing");

        assertThat(bar.line(60)).isEqualTo("1-10    0% [      ] 0.0/0.0 KiB (? KiB/s) (? left) preparing");
    }

    @Test
    void whereThereIsLittleRoomTheTimeLeftComesFirst() {
        now += 10 * SECOND;
        bar.say("sending");
        bar.step(1 << 20, 2 << 20);

        assertThat(bar.line(40)).isEqualTo("1-10   50% (0:10 left) sending");
        assertThat(bar.line(20)).isEqualTo("1-10   50% (0:10 lef");
    }

    @Test
    void afterARestartTheTimeBeforeItDoesNotCount() {
        now += 50 * SECOND;
        bar.step(100, 1000);
        bar.restart();
        now += 10 * SECOND;
        bar.step(500, 1000);

        assertThat(bar.line(80)).contains(" 50% ").contains("(0:10 left)");
    }
}
