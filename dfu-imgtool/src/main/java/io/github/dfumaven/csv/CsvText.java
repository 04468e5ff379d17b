// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.csv;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a CSV file apart: fields with commas, quotes and line ends stand in double quotes, and lines without a letter are
 * left out. What other readers mend without a word, such as quotes that never end, is refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvText {

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

    private final boolean strict;
    private final List<CsvRecord> lines = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private List<String> fields = new ArrayList<>();
    private Place place = Place.START;
    private int first;

    private CsvText(boolean strict) {
        this.strict = strict;
    }

    /**
     * Takes a file apart as Python's {@code csv} does. Lines that begin with {@code #} are comments.
     *
     * @param file text in UTF-8, with a byte order mark or without
     * @return its lines, possibly none
     * @throws FormatException if it is no text, or its quotes are wrong
     */
    public static List<CsvRecord> lines(Bytes file) throws FormatException {
        return new CsvText(false).read(file);
    }

    /**
     * Takes a file apart by RFC 4180, which knows no comments; so what may be one is refused.
     *
     * @param file text in UTF-8, with a byte order mark or without
     * @return its lines, possibly none
     * @throws FormatException if it is no text, its quotes are wrong, or a line begins with {@code #}
     */
    public static List<CsvRecord> strictLines(Bytes file) throws FormatException {
        return new CsvText(true).read(file);
    }

    private List<CsvRecord> read(Bytes file) throws FormatException {
        int number = 0;
        for (var line : LINE_END.split(decode(file), -1)) {
            line(++number, line);
        }
        if (place == Place.QUOTED) {
            throw CsvError.CSV_QUOTES.of("line %d: the double quotes do not end", first);
        }
        return lines;
    }

    private static String decode(Bytes file) throws FormatException {
        if (file.length() > MOST_BYTES) {
            throw CsvError.CSV_ENCODING.of(
                    "the file has %d bytes, but no CSV file has more than %d", file.length(), MOST_BYTES);
        }
        var text = file.startsWith(UTF_8_MARK) ? file.slice(UTF_8_MARK.length()) : file;
        try {
            var decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(text.asByteBuffer())
                    .toString();
            if (decoded.indexOf('\0') >= 0) {
                throw CsvError.CSV_ENCODING.of("the file has NUL bytes, so it is no CSV");
            }
            return decoded;
        } catch (CharacterCodingException e) {
            throw CsvError.CSV_ENCODING.of("the file is no text in UTF-8");
        }
    }

    private void line(int number, String line) throws FormatException {
        boolean within = place == Place.QUOTED;
        if (line.startsWith("#") && strict && !within) {
            throw CsvError.CSV_COMMENT.of("line %d: begins with #, which may be a comment or a field", number);
        }
        if (line.startsWith("#") && !strict) {
            if (within) {
                throw CsvError.CSV_QUOTES.of(
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
            lines.add(new CsvRecord(first, fields));
            fields = new ArrayList<>();
        }
    }

    private void take(char letter, int number) throws FormatException {
        switch (place) {
            case START, PLAIN -> {
                if (letter == ',') {
                    endField();
                } else if (letter == '"' && place == Place.START) {
                    place = Place.QUOTED;
                } else if (letter == '"' && strict) {
                    throw CsvError.CSV_QUOTES.of(
                            "line %d, field %d: there are double quotes in a field that does not begin with them",
                            number, fields.size() + 1);
                } else {
                    append(letter, Place.PLAIN);
                }
            }
            case QUOTED -> {
                if (letter == '"') {
                    place = Place.BEHIND_QUOTE;
                } else {
                    append(letter, Place.QUOTED);
                }
            }
            case BEHIND_QUOTE -> {
                if (letter == '"') {
                    append(letter, Place.QUOTED);
                } else if (letter == ',') {
                    endField();
                } else {
                    throw CsvError.CSV_QUOTES.of("line %d: there is text behind closing double quotes", number);
                }
            }
        }
    }

    private void append(char letter, Place next) {
        field.append(letter);
        place = next;
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
        place = Place.START;
    }
}
