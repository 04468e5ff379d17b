// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of an attempt to flash a board when it begins.
 *
 * @param id of the attempt, never used before
 * @param began when
 * @param station name of the station
 * @param instance of the program that runs there
 * @param slot name of the place
 * @param path where the board is plugged in
 * @param mac of the board, in lower case with colons, or empty if it is not known
 * @param serial number of the board that tells it from others, or empty
 * @param target ESP-IDF's name of the chip, or empty
 * @param image where it comes from: a path or Maven coordinates
 * @param imageSha256 of that file, in lower-case hexadecimal digits
 * @param tool which program, with its version
 * @param simulated whether the board is simulated
 */
public record FlashAttempt(
        UUID id,
        Instant began,
        String station,
        UUID instance,
        String slot,
        String path,
        Optional<String> mac,
        Optional<String> serial,
        Optional<String> target,
        String image,
        String imageSha256,
        String tool,
        boolean simulated) {

    /** {@return what tells the board from all others: its MAC or else its serial number; empty if nothing does} */
    public Optional<String> board() {
        return mac.or(() -> serial);
    }
}
