// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table of boards: what one board gets.
 *
 * @param number of the row, from 1; the line of the columns does not count
 * @param line where it begins in the file, from 1
 * @param key what it has in the first column, which no other row has
 * @param values what it has in each column, in their order
 */
public record BoardRow(int number, int line, String key, Map<String, String> values) {

    /** Copies the values. */
    public BoardRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * {@return what the row has in a column, or empty if there is no such column}
     *
     * @param column its name
     */
    public Optional<String> value(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /** {@return what people know the row by, such as {@code row 17 (A-0017)}} */
    @Override
    public String toString() {
        return "row " + number + " (" + key + ")";
    }
}
