// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.util.Locale;

/**
 * How much of an image was sent where only what differs was to be.
 *
 * @param bytesSent bytes of the archives that were sent
 * @param sectorsSent sectors of flash that were written
 * @param sectorsCompared sectors that were read in this session and compared; 0 where nothing could be read
 */
public record SentSectors(long bytesSent, int sectorsSent, int sectorsCompared) {

    /** {@return it for people: a clause without a full stop} */
    String text() {
        return sectorsCompared == 0
                ? "all of it was sent, for nothing could be compared"
                : String.format(Locale.ROOT, "%d of %d sectors differed", sectorsSent, sectorsCompared);
    }
}
