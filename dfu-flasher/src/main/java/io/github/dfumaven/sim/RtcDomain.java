// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.time.Duration;
import java.util.Optional;

/**
 * What goes on in a chip while everything else of it restarts: its watchdog, as far as stage 0 goes, and the bit that
 * forces download mode, which only loses its value with the power.
 *
 * <pre>
 * bits   field of the configuration
 * 31     on
 * 28-30  action of stage 0: 0 none, 1 interrupt, above that a reset; esptool takes 5, the ROM itself 4
 * 0-7    width of the reset pulse: esptool takes 2, the ROM itself 0
 * </pre>
 */
final class RtcDomain {

    private static final long KEY = 0x50d8_3aa1L;
    private static final long ON = 1L << 31;
    private static final int ACTION_AT = 28;
    private static final int ACTIONS = 7;
    private static final int INTERRUPT = 1;
    private static final int ESPTOOLS_ACTION = 5;
    private static final int WIDTH = 0xff;

    /** The slow clock is no exact one: 90 to 150 kHz, by chip and temperature. */
    private static final long TICKS_A_SECOND = 120_000;

    /** What the register of the time holds while nobody has written it. */
    private static final long USUAL_TICKS = 200_000;

    private final RtcRegisters registers;
    private final Countdown watchdog = new Countdown();
    private boolean unlocked;
    private boolean forcesDownload;
    private long ticks = USUAL_TICKS;
    private long configuration;

    /**
     * The watchdog has restarted the chip.
     *
     * @param strong whether it did so as esptool makes it, which is what starts an application; the ROM's own way is known
     *     not to
     * @param ago how long since
     */
    record Bite(boolean strong, Duration ago) {}

    RtcDomain(RtcRegisters registers) {
        this.registers = registers;
    }

    /** Begins as after a power-on. */
    void powerOn() {
        forcesDownload = false;
        restart();
    }

    /** Forgets what a restart of the chip resets. */
    void restart() {
        watchdog.stop();
        unlocked = false;
        ticks = USUAL_TICKS;
        configuration = 0;
    }

    /** Sees a write to a register, of this domain or of another. */
    void written(long address, long value) {
        if (address == registers.forceDownload().orElse(-1)) {
            forcesDownload = value != 0;
        } else if (address == registers.protection()) {
            unlocked = value == KEY;
        } else if (unlocked && address == registers.time()) {
            ticks = value;
            arm();
        } else if (unlocked && address == registers.configuration()) {
            configuration = value;
            arm();
        }
    }

    /** Does what an application does that wants the chip to restart in download mode, on chips where that is known. */
    void forceDownload() {
        forcesDownload = registers.forceDownload().isPresent();
    }

    boolean forcesDownload() {
        return forcesDownload;
    }

    /** Lets time pass; returns what the watchdog did when its time was over. The chip's own restart is left to the caller. */
    Optional<Bite> elapse(Duration time) {
        return watchdog.elapse(time).map(ago -> new Bite(isStrong(), ago));
    }

    private void arm() {
        if ((configuration & ON) != 0 && action() > INTERRUPT) {
            watchdog.start(Duration.ofNanos(ticks * 1_000_000_000L / TICKS_A_SECOND));
        } else {
            watchdog.stop();
        }
    }

    private boolean isStrong() {
        return action() == ESPTOOLS_ACTION && (configuration & WIDTH) != 0;
    }

    private int action() {
        return (int) (configuration >> ACTION_AT) & ACTIONS;
    }
}
