// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a CSV file apart as Python's {@code csv} does: fields with commas, quotes and line ends stand in double quotes.
 * Lines that begin with {@code #} are comments. What Python mends without a word, such as quotes that never end, is
 * refused.
 */
final class CsvText {

    /**
     * A line, or the lines that the quotes of a field join.
     *
     * @param number of its first line, from 1
     * @param fields at least one
     */
    record Line(int number, List<String> fields) {}

    /** The largest text that is looked into: 64 MiB, twice the largest flash as hexadecimal digits of a usual board. */
    private static final int MOST_BYTES = 64 << 20;

    private static final Bytes UTF_8_MARK = Bytes.of(0xef, 0xbb, 0xbf);
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

    private enum Place {
        START,
        PLAIN,
        QUOTED,
        BEHIND_QUOTE
    }

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private List<String> fields = new ArrayList<>();
    private Place place = Place.START;
    private int first;

    private CsvText() {}

    static List<Line> lines(Bytes file) throws FormatException {
        var csv = new CsvText();
        int number = 0;
        for (var line : LINE_END.split(decode(file), -1)) {
            csv.line(++number, line);
        }
        if (csv.place == Place.QUOTED) {
            throw NvsError.NVS_CSV_ROW.of("line %d: the double quotes do not end", csv.first);
        }
        return csv.lines;
    }

    private static String decode(Bytes file) throws FormatException {
        if (file.length() > MOST_BYTES) {
            throw NvsError.NVS_CSV_ENCODING.of(
                    "the file has %d bytes, but no CSV of values has more than %d", file.length(), MOST_BYTES);
        }
        var text = file.startsWith(UTF_8_MARK) ? file.slice(UTF_8_MARK.length()) : file;
        try {
            var decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(text.asByteBuffer())
                    .toString();
            if (decoded.indexOf('\0') >= 0) {
                throw NvsError.NVS_CSV_ENCODING.of("the file has NUL bytes, so it is no CSV");
            }
            return decoded;
        } catch (CharacterCodingException e) {
            throw NvsError.NVS_CSV_ENCODING.of("the file is no text in UTF-8");
        }
    }

    private void line(int number, String line) throws FormatException {
        boolean within = place == Place.QUOTED;
        if (line.startsWith("#")) {
            if (within) {
                throw NvsError.NVS_CSV_ROW.of(
                        "line %d: begins with # within double quotes, where it would be taken for a comment", number);
            }
            return;
        }
        if (within) {
            field.append('\n');
        } else if (line.isBlank()) {
            return;
        } else {
            first = number;
        }

        for (int n = 0; n < line.length(); n++) {
            take(line.charAt(n), number);
        }
        if (place != Place.QUOTED) {
            endField();
            lines.add(new Line(first, List.copyOf(fields)));
            fields = new ArrayList<>();
        }
    }

    private void take(char one, int number) throws FormatException {
        switch (place) {
            case START, PLAIN -> {
                if (one == ',') {
                    endField();
                } else if (one == '"' && place == Place.START) {
                    place = Place.QUOTED;
                } else {
                    append(one, Place.PLAIN);
                }
            }
            case QUOTED -> {
                if (one == '"') {
                    place = Place.BEHIND_QUOTE;
                } else {
                    append(one, Place.QUOTED);
                }
            }
            case BEHIND_QUOTE -> {
                if (one == '"') {
                    append(one, Place.QUOTED);
                } else if (one == ',') {
                    endField();
                } else {
                    throw NvsError.NVS_CSV_ROW.of("line %d: there is text behind closing double quotes", number);
                }
            }
        }
    }

    private void append(char one, Place next) {
        field.append(one);
        place = next;
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
        place = Place.START;
    }
}
