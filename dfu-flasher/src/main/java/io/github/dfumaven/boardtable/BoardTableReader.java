// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import io.github.dfumaven.csv.CsvRecord;
import io.github.dfumaven.error.FormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes a table of the lines of a CSV file. */
final class BoardTableReader {

    /** What would not be found again between braces, or in front of an equals sign. */
    private static final Pattern NO_NAME = Pattern.compile("\\s.*|.*\\s|.*[${}=\\p{Cntrl}].*", Pattern.DOTALL);

    private final String name;
    private final List<CsvRecord> lines;
    private final Map<String, BoardRow> keys = new HashMap<>();

    BoardTableReader(String name, List<CsvRecord> lines) {
        this.name = name;
        this.lines = lines;
    }

    BoardTable read() throws FormatException {
        if (lines.isEmpty()) {
            throw BoardTableError.BOARDS_HEADER.of("the file has no line");
        }
        var header = lines.get(0);
        checkHeader(header);
        var rows = new ArrayList<BoardRow>();
        for (var line : lines.subList(1, lines.size())) {
            rows.add(row(rows.size() + 1, line, header.fields()));
        }
        if (rows.isEmpty()) {
            throw BoardTableError.BOARDS_EMPTY.of("there is no row below line %d", header.number());
        }
        return new BoardTable(name, header.fields(), rows);
    }

    private static void checkHeader(CsvRecord header) throws FormatException {
        var before = new HashSet<String>();
        for (int n = 0; n < header.fields().size(); n++) {
            var column = header.fields().get(n);
            var place = String.format(Locale.ROOT, "line %d, column %d", header.number(), n + 1);
            if (column.isEmpty()) {
                throw BoardTableError.BOARDS_HEADER.of("%s: has no name", place);
            }
            if (NO_NAME.matcher(column).matches()) {
                throw BoardTableError.BOARDS_HEADER.of("%s: \"%s\" cannot be the name of a column", place, column);
            }
            if (BuiltIn.named(column).isPresent()) {
                throw BoardTableError.BOARDS_HEADER.of(
                        "%s: %s is what every board has without a table, so no column can be called so", place, column);
            }
            if (!before.add(column)) {
                throw BoardTableError.BOARDS_HEADER.of(
                        "%s: %s is the name of column %d already",
                        place, column, header.fields().indexOf(column) + 1);
            }
        }
    }

    private BoardRow row(int number, CsvRecord line, List<String> columns) throws FormatException {
        var fields = line.fields();
        if (fields.size() != columns.size()) {
            throw BoardTableError.BOARDS_ROW.of(
                    "line %d: the row has %d fields, but there are %d columns",
                    line.number(), fields.size(), columns.size());
        }
        var values = new LinkedHashMap<String, String>();
        for (int n = 0; n < fields.size(); n++) {
            values.put(columns.get(n), fields.get(n));
        }
        var row = new BoardRow(number, line.number(), fields.get(0), values);
        if (row.key().isBlank()) {
            throw BoardTableError.BOARDS_KEY.of("line %d, column %s: is empty", line.number(), columns.get(0));
        }
        var other = keys.putIfAbsent(row.key(), row);
        if (other != null) {
            throw BoardTableError.BOARDS_KEY.of(
                    "line %d, column %s: \"%s\" stands in line %d already",
                    line.number(), columns.get(0), row.key(), other.line());
        }
        return row;
    }
}
