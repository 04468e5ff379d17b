// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

/**
 * How many rows of a table of boards are in which state.
 *
 * @param free for any board
 * @param open taken by a station or kept for a board
 * @param confirmed by the board that has it
 */
public record RowCounts(int free, int open, int confirmed) {}
