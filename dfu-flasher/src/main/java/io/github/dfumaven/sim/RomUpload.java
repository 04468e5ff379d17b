// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import java.util.List;

/**
 * Reading flash back. The range comes from the value of the last SET_INTERFACE: the high byte is the start, the low byte
 * the length, both in MiB, and no length means 4 MiB. Beyond the chip's size the ROM sends what it read before.
 */
final class RomUpload {

    private static final int MIB = 20;
    private static final int DEFAULT_MIB = 4;

    private final RomFlash flash;
    private Bytes stale = Bytes.fill(0, SimulatedRom.TRANSFER_SIZE);
    private long at;
    private long left;

    RomUpload(RomFlash flash) {
        this.flash = flash;
    }

    void start(int range) {
        at = (long) (range >> 8) << MIB;
        int length = range & 0xff;
        left = (long) (length == 0 ? DEFAULT_MIB : length) << MIB;
    }

    /** Returns the next bytes, none at the end of the range. */
    Bytes next(int wanted, boolean attached) {
        int count = (int) Math.min(wanted, left);
        if (attached) {
            flash.read(at, count).ifPresent(read -> stale = Bytes.concat(List.of(read, stale.slice(count))));
        }
        at += count;
        left -= count;
        return stale.slice(0, count);
    }
}
