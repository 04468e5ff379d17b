// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.RequestErrorCode;

/**
 * A part of the flash of a chip, within what its ROM reaches.
 *
 * @param address where it begins
 * @param size bytes, 1 or more
 */
public record FlashRange(long address, long size) {

    /** The ROM sends 24 address bits, so beyond 16 MiB it reads the start of flash again. */
    public static final long REACH = 16 << 20;

    /** What can be wrong with a range. */
    static final class RangeError {

        /** The range is empty or not within reach. */
        public static final RequestErrorCode BAD_RANGE = new RequestErrorCode(
                "bad-range", "Give {address} and {size} of a range within the first 16 MB of flash.");

        private RangeError() {}
    }

    public FlashRange {
        if (address < 0 || size < 1 || size > REACH || address > REACH - size) {
            throw new IllegalArgumentException("no ROM reaches " + size + " bytes at " + address);
        }
    }

    /**
     * Returns a range that a user asked for.
     *
     * @param address where it begins
     * @param size bytes
     * @return the range
     * @throws InvalidRequestException if it is empty, or ends beyond 16 MiB
     */
    public static FlashRange of(long address, long size) throws InvalidRequestException {
        if (address < 0 || address >= REACH) {
            throw RangeError.BAD_RANGE.about("address", address, "is not within the 16 MB that the ROM reaches");
        }
        if (size < 1 || size > REACH - address) {
            throw RangeError.BAD_RANGE.about(
                    "size", size, "is not within 1 to %d, where the ROM's reach ends", REACH - address);
        }
        return new FlashRange(address, size);
    }

    /** {@return the address behind its last byte} */
    public long end() {
        return address + size;
    }
}
