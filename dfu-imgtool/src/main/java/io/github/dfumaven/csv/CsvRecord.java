// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.csv;

import java.util.List;

/**
 * A line of a CSV file, or the lines that the quotes of a field join.
 *
 * @param number of its first line, from 1
 * @param fields at least one
 */
public record CsvRecord(int number, List<String> fields) {

    public CsvRecord {
        fields = List.copyOf(fields);
    }
}
