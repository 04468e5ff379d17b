// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The ROM's flash driver. It refuses what lies beyond the size it believes in, but nobody in the ROM looks at that
 * refusal; and it sends 24 address bits, so what lies at 16 MiB and above lands at the start.
 */
final class RomFlash {

    static final long DEFAULT_CHIP_SIZE = 2L << 20;

    private static final int PAGE = 256;
    private static final int COMMAND = 32;
    private static final int SECTORS_PER_BLOCK = NorFlash.BLOCK / NorFlash.SECTOR;
    private static final long ADDRESS_BITS = 0xff_ffffL;

    private final NorFlash chip;
    private long chipSize = DEFAULT_CHIP_SIZE;

    RomFlash(NorFlash chip) {
        this.chip = chip;
    }

    void believeIn(long size) {
        chipSize = size;
    }

    /** Erases every sector that holds a byte of the span. */
    void erase(long address, long length) {
        long start = address / NorFlash.SECTOR * NorFlash.SECTOR;
        long end = (address + length + NorFlash.SECTOR - 1) / NorFlash.SECTOR * NorFlash.SECTOR;
        if (end > chipSize) {
            return;
        }

        long left = (end - start) / NorFlash.SECTOR;
        // The ROM counts to the next block boundary and does not see that it may stand on one already.
        long single = SECTORS_PER_BLOCK - start / NorFlash.SECTOR % SECTORS_PER_BLOCK;
        long at = start;
        while (left > 0) {
            if (single > 0 || left <= SECTORS_PER_BLOCK) {
                chip.erase4k(at & ADDRESS_BITS);
                at += NorFlash.SECTOR;
                left--;
                single--;
            } else {
                chip.erase64k(at & ADDRESS_BITS);
                at += NorFlash.BLOCK;
                left -= SECTORS_PER_BLOCK;
            }
        }
    }

    /** Programs page by page, up to the first page whose part is not whole words. */
    void write(long address, Bytes data) {
        if (address + data.length() > chipSize) {
            return;
        }

        for (int at = 0; at < data.length(); ) {
            int count = Math.min(data.length() - at, PAGE - (int) ((address + at) % PAGE));
            if (count % 4 != 0) {
                return;
            }
            program(address + at, data.slice(at, at + count));
            at += count;
        }
    }

    /** Returns what is in flash, or nothing if the span is not within the size the driver believes in. */
    Optional<Bytes> read(long address, int length) {
        if (address + length > chipSize) {
            return Optional.empty();
        }

        long start = address & ADDRESS_BITS;
        int before = (int) Math.min(length, ADDRESS_BITS + 1 - start);
        return Optional.of(
                before == length
                        ? chip.read(start, length)
                        : Bytes.concat(List.of(chip.read(start, before), chip.read(0, length - before))));
    }

    private void program(long address, Bytes data) {
        for (int at = 0; at < data.length(); at += COMMAND) {
            int end = Math.min(at + COMMAND, data.length());
            chip.program((address + at) & ADDRESS_BITS, data.slice(at, end));
        }
    }
}
