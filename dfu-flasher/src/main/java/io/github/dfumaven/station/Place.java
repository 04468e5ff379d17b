// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Tells boards that are plugged in from those that come back. A board restarts in the end of its flash, perhaps more than once, and has
 * another address on the bus each time; it is a new one only after it was away for longer than that takes, or if another board is there.
 */
final class Place {

    /** A restart takes less, and people take longer to pull a plug and put it in again. */
    static final Duration RESTART = Duration.ofMillis(1500);

    /** A watchdog may restart a board this long after it was flashed; what it calls itself tells whether it is the same one. */
    static final Duration RETURN = Duration.ofSeconds(10);

    /** What to do with what is at a place. */
    enum Advice {
        /** Nothing new. */
        NOTHING,
        /** A board is there that has not been flashed since it was plugged in. */
        NEW_BOARD,
        /** It may be the board that was flashed here a moment ago; whether it is, it tells itself. */
        PERHAPS_THE_SAME,
        /** The board that was here was pulled out. */
        UNPLUGGED
    }

    private boolean isBusy;
    private boolean isDone;
    private boolean isConfirmed;
    private boolean isAway;
    private boolean isToldAway;
    private OptionalInt devnum = OptionalInt.empty();
    private long lastSeen;

    /**
     * Looks at the place.
     *
     * @param there address of the board on the bus, or empty if none is there
     * @param now time in nanoseconds
     */
    Advice look(OptionalInt there, long now) {
        if (isBusy) {
            return Advice.NOTHING;
        }
        if (there.isEmpty()) {
            return nothingThere(now);
        }
        if (!isDone) {
            return Advice.NEW_BOARD;
        }
        boolean stayed = devnum.equals(there) || (!isAway && devnum.isEmpty());
        var away = Duration.ofNanos(now - lastSeen);
        if (stayed || away.compareTo(RESTART) < 0) {
            isAway = false;
            devnum = there;
            lastSeen = now;
            return Advice.NOTHING;
        }
        return isConfirmed && away.compareTo(RETURN) < 0 ? Advice.PERHAPS_THE_SAME : Advice.NEW_BOARD;
    }

    private Advice nothingThere(long now) {
        if (!isDone) {
            return Advice.NOTHING;
        }
        isAway = true;
        var away = Duration.ofNanos(now - lastSeen);
        if (away.compareTo(RETURN) >= 0) {
            isDone = false;
        }
        if (!isToldAway && away.compareTo(RESTART) >= 0) {
            isToldAway = true;
            return Advice.UNPLUGGED;
        }
        return Advice.NOTHING;
    }

    /** Work on the board begins. */
    void begin() {
        isBusy = true;
    }

    /** Work on the board has ended, and it is not touched again before it was away. */
    void end(boolean confirmed, long now) {
        isBusy = false;
        isDone = true;
        isConfirmed = confirmed;
        isAway = false;
        isToldAway = false;
        devnum = OptionalInt.empty();
        lastSeen = now;
    }

    /** Work on the board has ended before it could begin, and is to be tried again. */
    void undo() {
        isBusy = false;
        isDone = false;
    }

    boolean isBusy() {
        return isBusy;
    }
}
