// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SleeperTest {

    @Test
    void virtualTimeMovesByWhatIsSlept() throws InterruptedException {
        var sleeper = new VirtualSleeper();
        long start = sleeper.nanoTime();

        sleeper.sleep(Duration.ofHours(1));

        assertThat(sleeper.nanoTime() - start).isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void anInterruptedThreadDoesNotSleep() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Sleeper.REAL.sleep(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new VirtualSleeper().sleep(Duration.ofHours(1)))
                .isInstanceOf(InterruptedException.class);
    }
}
