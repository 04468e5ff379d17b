// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.io.IOException;

/** Makes the image of one board, when it is known which board it is and before anything is sent to it. */
public interface OwnImage {

    /** {@return whether the board has to be asked for its address first, which is experimental: see {@link Flasher#identify}} */
    boolean needsMac();

    /**
     * Makes the image, of the same kind as the one that the request has.
     *
     * @param board what is known of the board
     * @param force whether to take it although something is wrong with it
     * @return what is flashed in place of the image of the request, checked
     * @throws IOException if it cannot be made: nothing is sent then
     */
    FlashFile make(BoardFacts board, boolean force) throws IOException;
}
