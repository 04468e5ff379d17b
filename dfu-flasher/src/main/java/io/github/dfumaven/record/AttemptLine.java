// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An attempt as it stands in the record; texts of times are UTC.
 *
 * @param attempt what was known when it began, except for the instance and the id
 * @param ended when it ended, or empty if nobody has told
 * @param table of boards, or empty
 * @param row key of the row, or empty
 * @param verdict what came of it, or empty if nobody has told
 * @param errorCode of what went wrong, or empty
 * @param message what went wrong, or empty
 * @param flashedSha256 of what was sent, or empty
 * @param millis how long it took, or empty
 * @param retries how often it was started again, or empty
 */
public record AttemptLine(
        FlashAttempt attempt,
        Optional<String> ended,
        Optional<String> table,
        Optional<String> row,
        Optional<AttemptVerdict> verdict,
        Optional<String> errorCode,
        Optional<String> message,
        Optional<String> flashedSha256,
        OptionalLong millis,
        OptionalLong retries) {}
