// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.record.AttemptEnd;
import io.github.dfumaven.record.FlashAttempt;
import java.util.Optional;

/**
 * What came of an attempt to flash a board.
 *
 * @param attempt what is known of it
 * @param row key of the row of the table of boards that the board has, or empty
 * @param end what came of it, as it is recorded
 * @param error why it failed or was refused, or empty
 * @param board what the flasher says, or empty if that did not get as far
 */
public record StationResult(
        FlashAttempt attempt,
        Optional<String> row,
        AttemptEnd end,
        Optional<DfuException> error,
        Optional<BoardResult> board) {}
