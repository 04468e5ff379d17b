// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.time.Sleeper;
import java.time.Duration;

/** A clock that goes faster than that of the machine, for all threads alike. */
final class ScaledSleeper implements Sleeper {

    private final int factor;

    ScaledSleeper(int factor) {
        this.factor = factor;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Sleeper.REAL.sleep(time.dividedBy(factor));
    }

    @Override
    public long nanoTime() {
        return Sleeper.REAL.nanoTime() * factor;
    }
}
