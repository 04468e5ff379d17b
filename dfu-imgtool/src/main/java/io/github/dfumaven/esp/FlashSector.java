// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

/** A sector of flash: what the smallest erase command covers, so that nothing smaller can be replaced. */
public final class FlashSector {

    /** Bytes of a sector: 4096. */
    public static final int SIZE = 4096;

    private FlashSector() {}

    /**
     * Returns where the sector of an address begins.
     *
     * @param address 0 or more
     * @return the address itself if a sector begins there, else the next lower one at which one does
     */
    public static long floor(long address) {
        return address / SIZE * SIZE;
    }

    /**
     * {@return where the next sector begins: the address itself if a sector begins there, else the next higher one at which one does}
     *
     * @param address 0 or more
     */
    public static long ceil(long address) {
        return floor(address + SIZE - 1);
    }
}
