// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import java.time.Duration;

/**
 * How long a flash chip takes for its commands.
 *
 * @param erase4k to erase a sector
 * @param erase64k to erase a block
 * @param program32 to program 32 bytes, the most the ROM sends in one command
 */
public record FlashTiming(Duration erase4k, Duration erase64k, Duration program32) {

    /** Everything is done at once. */
    public static final FlashTiming INSTANT = new FlashTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Typical times of a common chip's data sheet: 45 ms, 150 ms, and 0.1 ms for 32 bytes. */
    public static final FlashTiming TYPICAL =
            new FlashTiming(Duration.ofMillis(45), Duration.ofMillis(150), Duration.ofNanos(100_000));

    Duration of(FlashOperation operation) {
        return switch (operation.kind()) {
            case ERASE_4K -> erase4k;
            case ERASE_64K -> erase64k;
            case PROGRAM -> program32.multipliedBy((operation.length() + 31) / 32);
        };
    }
}
