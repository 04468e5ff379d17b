// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

/**
 * Bytes with the address they belong to, in flash or in memory.
 *
 * @param address of the first byte, 0 to 0xffff_ffff
 * @param data what belongs there, possibly nothing
 */
public record Region(long address, Bytes data) {

    /**
     * Creates a region.
     *
     * @throws IllegalArgumentException if the address needs more than 32 bits
     */
    public Region {
        if (address < 0 || address > 0xffff_ffffL) {
            throw new IllegalArgumentException(address + " is not an address of 32 bits");
        }
    }

    /** {@return the address behind the last byte: address and length together} */
    public long end() {
        return address + data.length();
    }
}
