// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.csv.CsvRecord;
import io.github.dfumaven.csv.CsvText;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fault.FormatErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A row of a CSV file.
 *
 * @param file the file it is in
 * @param line number of the line it begins in, from 1
 * @param key 1 to 15 bytes
 * @param type {@code namespace}, {@code data} or {@code file}
 * @param encoding of the value
 * @param value the value, or the path of a file
 */
record CsvRow(NvsFile file, int line, String key, String type, String encoding, String value) {

    private static final int LONGEST_KEY = 15;
    private static final List<String> COLUMNS = List.of("key", "type", "encoding", "value");
    private static final List<String> TYPES = List.of("namespace", "data", "file");

    /** Reads all rows. */
    static List<CsvRow> all(NvsFile file) throws FormatException {
        try {
            var lines = CsvText.lines(file.content());
            if (lines.isEmpty()) {
                throw NvsError.NVS_CSV_HEADER.of("the file has no line");
            }
            var header = lines.get(0);
            for (var column : COLUMNS) {
                long count = header.fields().stream().filter(column::equals).count();
                if (count != 1) {
                    throw NvsError.NVS_CSV_HEADER.of(
                            "line %d: the columns are %s, among which %s stands %d times",
                            header.number(), String.join(",", header.fields()), column, count);
                }
            }
            var rows = new ArrayList<CsvRow>();
            for (var line : lines.subList(1, lines.size())) {
                rows.add(of(file, line, header.fields()));
            }
            return rows;
        } catch (FormatException bad) {
            throw bad.in(file.name());
        }
    }

    private static CsvRow of(NvsFile file, CsvRecord line, List<String> header) throws FormatException {
        var row = new CsvRow(
                file,
                line.number(),
                field(line, header, "key"),
                field(line, header, "type"),
                field(line, header, "encoding"),
                field(line, header, "value"));
        row.check(line, header);
        return row;
    }

    private static String field(CsvRecord line, List<String> header, String column) {
        int index = header.indexOf(column);
        return index < line.fields().size() ? line.fields().get(index) : "";
    }

    private void check(CsvRecord line, List<String> header) throws FormatException {
        checkKey();
        if (!TYPES.contains(type)) {
            throw error(NvsError.NVS_BAD_TYPE, "there is no type \"%s\"", type);
        }

        int count = line.fields().size();
        boolean tooLong = count > header.size()
                && line.fields().subList(header.size(), count).stream().anyMatch(more -> !more.isEmpty());
        boolean tooShort = !isNamespace()
                && count < header.size()
                && header.subList(count, header.size()).stream().anyMatch(COLUMNS::contains);
        if (tooLong || tooShort) {
            throw error(NvsError.NVS_CSV_ROW, "the row has %d fields, but the first line %d", count, header.size());
        }
    }

    private void checkKey() throws FormatException {
        int size = Bytes.utf8(key).length();
        if (size < 1 || size > LONGEST_KEY) {
            throw error(NvsError.NVS_BAD_KEY, "the key has %d bytes, but 1 to %d are right", size, LONGEST_KEY);
        }
    }

    /** Returns the same row with another value. */
    CsvRow with(String other) {
        return new CsvRow(file, line, key, type, encoding, other);
    }

    boolean isNamespace() {
        return type.equals("namespace");
    }

    boolean isFile() {
        return type.equals("file");
    }

    /** Returns where it is, without the file. */
    String place() {
        return "line " + line + (key.isEmpty() ? "" : ", key " + key);
    }

    /** Returns where it is, with the file. */
    String where() {
        return file.name() + " line " + line;
    }

    /** Returns an error about this row, with file, line and key. */
    @FormatMethod
    FormatException error(FormatErrorCode code, @FormatString String format, Object... args) {
        return code.of("%s: %s", place(), String.format(Locale.ROOT, format, args))
                .in(file.name());
    }
}
