// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

/**
 * A row of a table of boards, as the record has to know it.
 *
 * @param number of the row, from 1
 * @param key what names it: the value of its first column
 * @param sha256 of all its values, in lower-case hexadecimal digits
 */
public record TableRow(int number, String key, String sha256) {}
