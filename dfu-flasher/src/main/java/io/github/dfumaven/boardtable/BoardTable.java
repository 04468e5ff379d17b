// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.csv.CsvText;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table with a row for each board. Its first line names the columns, and the first column tells the rows apart.
 *
 * <pre>
 * serial_number,hostname,calibration
 * A-0017,lamp-17,-4
 * A-0018,lamp-18,2
 * </pre>
 */
public final class BoardTable {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int MOST_NAMED = 5;

    private final String name;
    private final List<String> columns;
    private final List<BoardRow> rows;

    BoardTable(String name, List<String> columns, List<BoardRow> rows) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads a table.
     *
     * @param file CSV by RFC 4180, in UTF-8
     * @return the table
     * @throws FormatException if it is wrong, with file, line and column
     * @throws IOException if it cannot be read
     */
    public static BoardTable read(Path file) throws IOException {
        return of(file.toString(), Bytes.read(file));
    }

    /**
     * Reads a table that is in memory.
     *
     * @param name what messages call it
     * @param content CSV by RFC 4180, in UTF-8
     * @return the table
     * @throws FormatException if it is wrong, with file, line and column
     */
    public static BoardTable of(String name, Bytes content) throws FormatException {
        try {
            return new BoardTableReader(name, CsvText.strictLines(content)).read();
        } catch (FormatException e) {
            throw e.in(name);
        }
    }

    /** {@return the name of the file, as it was given} */
    public String name() {
        return name;
    }

    /** {@return the names of the columns, in their order: at least one} */
    public List<String> columns() {
        return columns;
    }

    /** {@return the rows, in their order: at least one} */
    public List<BoardRow> rows() {
        return rows;
    }

    /**
     * Finds the one row that is meant.
     *
     * @param choice its number from 1, or {@code column=value}
     * @return the row
     * @throws InvalidRequestException if no row is that, or several are
     */
    public BoardRow row(String choice) throws InvalidRequestException {
        if (NUMBER.matcher(choice).matches()) {
            int number = Integer.parseInt(choice);
            if (number < 1 || number > rows.size()) {
                throw BoardTableError.BAD_BOARD_ROW.about(
                        "board", choice, "%s has the rows 1 to %d", name, rows.size());
            }
            return rows.get(number - 1);
        }
        int equals = choice.indexOf('=');
        if (equals < 0) {
            throw BoardTableError.BAD_BOARD_ROW.about("board", choice, "is neither a number nor column=value");
        }
        return row(choice, choice.substring(0, equals), choice.substring(equals + 1));
    }

    private BoardRow row(String choice, String column, String value) throws InvalidRequestException {
        if (!columns.contains(column)) {
            throw BoardTableError.BAD_BOARD_ROW.about(
                    "board", choice, "%s has no column %s, only %s", name, column, String.join(", ", columns));
        }
        var found = rows.stream()
                .filter(row -> value.equals(row.values().get(column)))
                .toList();
        if (found.isEmpty()) {
            throw BoardTableError.BAD_BOARD_ROW.about("board", choice, "no row of %s has that", name);
        }
        if (found.size() > 1) {
            throw BoardTableError.BAD_BOARD_ROW.about(
                    "board", choice, "%d rows of %s have that: %s", found.size(), name, numbers(found));
        }
        return found.get(0);
    }

    private static String numbers(List<BoardRow> rows) {
        return rows.stream()
                        .limit(MOST_NAMED)
                        .map(row -> Integer.toString(row.number()))
                        .collect(Collectors.joining(", "))
                + (rows.size() > MOST_NAMED ? ", …" : "");
    }
}
