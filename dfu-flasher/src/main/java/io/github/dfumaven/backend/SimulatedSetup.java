// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.FlashSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What simulated boards are like when the text that asks for them leaves it open.
 *
 * @param chip the chip, or empty if it has to be named
 * @param flashSize bytes of a blank flash chip, a multiple of 4096, at most 128 MiB
 * @param flashFile what keeps the flash of the first board, or empty if it is forgotten; further boards have
 *     {@code .2}, {@code .3} and so on behind the name
 * @param latency of every transfer, zero or more
 */
public record SimulatedSetup(Optional<Chip> chip, long flashSize, Optional<Path> flashFile, Duration latency) {

    private static final long USUAL = FlashSize.MB_4.bytes();

    /** {@return boards of which nothing is known: the chip has to be named, the flash has 4 MB; a setup} */
    public static SimulatedSetup plain() {
        return new SimulatedSetup(Optional.empty(), USUAL, Optional.empty(), Duration.ZERO);
    }

    /**
     * Returns boards that fit what will be flashed.
     *
     * @param chip the chip that it is for, or empty
     * @param flashSize bytes of the flash chip that it is for, or empty
     * @return boards with that chip and at least 4 MB of flash
     */
    public static SimulatedSetup of(Optional<Chip> chip, OptionalLong flashSize) {
        long size = flashSize.stream()
                .filter(bytes -> FlashSize.ofBytes(bytes).isPresent())
                .findFirst()
                .orElse(USUAL);
        return new SimulatedSetup(chip, Math.max(USUAL, size), Optional.empty(), Duration.ZERO);
    }

    /**
     * Returns the same with a file that keeps the flash.
     *
     * @param file is the flash if it is there, and is made blank if not; empty to forget the flash
     * @return a setup with it
     */
    public SimulatedSetup keptIn(Optional<Path> file) {
        return new SimulatedSetup(chip, flashSize, file, latency);
    }
}
