// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.rom.RomRegisters;
import io.github.dfumaven.session.SessionError;

/** Makes a ROM look at USB more often. That is for speed alone: where it does not work, everything goes on as without it. */
final class ShortDelays {

    private ShortDelays() {}

    static void ask(OpenBoard board, int restarts) throws DeviceException {
        if (!RomRegisters.canShortenDelays(board.device())) {
            board.note("not faster: it is no ROM whose delays are known");
            return;
        }
        try {
            RomRegisters.of(board, restarts).shortenDelays();
            board.note("the delays of the ROM are shortened (experimental: not tried on a real board)");
        } catch (DeviceException e) {
            if (e.code() == SessionError.INTERRUPTED) {
                throw e;
            }
            board.note("not faster: " + e.message());
        }
    }
}
