// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.util.Optional;

/**
 * What came of an attempt.
 *
 * @param verdict in one word
 * @param errorCode of what went wrong, or empty
 * @param message what went wrong, for people, or empty
 * @param flashedSha256 of what was sent to the board, or empty if that was the image as it is or nothing
 * @param sent whether anything of the image may be on the board
 * @param millis how long it took
 * @param retries how often it was started again from the first block
 */
public record AttemptEnd(
        AttemptVerdict verdict,
        Optional<String> errorCode,
        Optional<String> message,
        Optional<String> flashedSha256,
        boolean sent,
        long millis,
        int retries) {}
