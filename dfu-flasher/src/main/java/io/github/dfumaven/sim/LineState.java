// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.util.Optional;

/** What the lines DTR and RTS of a serial port do to the chip behind it. */
interface LineState {

    /** The bit of SET_CONTROL_LINE_STATE for DTR. */
    int DTR = 1;

    /** The bit for RTS. */
    int RTS = 2;

    /**
     * Sees both lines.
     *
     * @param lines bit set
     * @return the restart that this asks for, if it does
     */
    Optional<AppRestart> set(int lines);

    /** The one of Arduino's USBCDC: four states in this order, and no other in between. */
    static LineState arduino() {
        int[] order = {RTS, DTR | RTS, DTR, 0};
        return new LineState() {
            private int reached;

            @Override
            public Optional<AppRestart> set(int lines) {
                reached = lines == order[reached] ? reached + 1 : lines == order[0] ? 1 : 0;
                if (reached < order.length) {
                    return Optional.empty();
                }
                reached = 0;
                return Optional.of(AppRestart.DOWNLOAD_MODE);
            }
        };
    }

    /** The one of ESP-IDF's console: when RTS falls, DTR decides. */
    static LineState console() {
        return new LineState() {
            private int before;

            @Override
            public Optional<AppRestart> set(int lines) {
                boolean falls = (before & RTS) != 0 && (lines & RTS) == 0;
                before = lines;
                if (!falls) {
                    return Optional.empty();
                }
                return Optional.of((lines & DTR) != 0 ? AppRestart.DOWNLOAD_MODE : AppRestart.APPLICATION);
            }
        };
    }
}
