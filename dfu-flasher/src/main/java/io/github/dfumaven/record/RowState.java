// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.util.Optional;

/**
 * A row of a table of boards, and whose it is.
 *
 * @param table name of the table
 * @param key of the row
 * @param number of the row, from 1
 * @param state {@code free}, {@code taken}, {@code kept} or {@code confirmed}
 * @param board MAC or serial number of the board that has it, or empty
 * @param attempt id of the last attempt to give it to that board, or empty
 */
public record RowState(
        String table, String key, int number, String state, Optional<String> board, Optional<String> attempt) {}
