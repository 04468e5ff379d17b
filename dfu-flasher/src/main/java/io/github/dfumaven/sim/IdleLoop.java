// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import java.time.Duration;

/**
 * The loop in which a ROM waits, and which looks at USB once a round. Each packet towards the device needs a look of its own: that of
 * the setup, and each of its data. A round takes two delays of a millisecond, made of as many ticks as a word in memory says; what the
 * ROM works inside a look comes on top. It has no clock: it is told how much time has passed.
 */
final class IdleLoop {

    /** Ticks of a microsecond, as the ROM has them at its start. */
    static final int USUAL_TICKS = 40;

    private static final long ROUND = Duration.ofMillis(2).toNanos();
    private static final int PACKET = 64;

    private long now;
    private long lastLook;
    private long busyUntil;
    private Duration waited = Duration.ZERO;

    void elapse(Duration time) {
        now += time.toNanos();
    }

    /**
     * Waits until all packets of a transfer have been looked at.
     *
     * @param ticks those of a microsecond by now
     */
    void take(ControlTransfer transfer, long ticks) {
        long round = ROUND * ticks / USUAL_TICKS;
        long start = Math.max(now, busyUntil);
        if (round == 0) {
            return;
        }
        int packets = 1 + (transfer.data().length() + PACKET - 1) / PACKET;
        long rounds = Math.max(1, (start - lastLook + round - 1) / round);
        lastLook += (rounds + packets - 1) * round;
        busyUntil = lastLook;
        waited = waited.plus(Duration.ofNanos(lastLook - start));
    }

    /** Returns how long was waited since this was asked last, and goes on with the loop after some work. */
    Duration takeWaited(Duration work) {
        lastLook += work.toNanos();
        busyUntil = Math.max(busyUntil, lastLook);
        var taken = waited;
        waited = Duration.ZERO;
        return taken;
    }
}
