// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One line of a CSV file that describes a partition: no comment, not blank, its variables replaced.
 *
 * @param number of the line, from 1
 * @param text without blanks around it
 */
record CsvLine(int number, String text) {

    private static final String NO_TABLE =
            "Check that this is the right file: give the CSV, or the .bin that was built of it.";
    private static final int SAMPLE = 4096;

    private static final Bytes UTF_8_MARK = Bytes.of(0xef, 0xbb, 0xbf);
    private static final Bytes UTF_16_BE_MARK = Bytes.of(0xfe, 0xff);
    private static final Bytes UTF_16_LE_MARK = Bytes.of(0xff, 0xfe);
    private static final Bytes UTF_32_BE_MARK = Bytes.of(0, 0, 0xfe, 0xff);

    /** The largest text that is looked into: 1 MiB, more than 10 KiB a partition. */
    private static final int MOST_BYTES = 1 << 20;

    /** All that Python takes for the end of a line. */
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\n\\r\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029]");

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)})");
    private static final Pattern UNKNOWN_AT_START = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");

    static List<CsvLine> all(Bytes file, Map<String, String> environment, List<Problem> warnings)
            throws FormatException {
        if (file.length() > MOST_BYTES) {
            throw PartitionError.NOT_A_PARTITION_TABLE.of(
                    "the file has %d bytes, but a CSV file of at most 95 partitions has no more than %d",
                    file.length(), MOST_BYTES);
        }
        var text = decode(file);
        if (text.indexOf('\0') >= 0) {
            throw PartitionError.NOT_A_PARTITION_TABLE.of(
                    "the file has NUL bytes and does not start with aa 50, so it is neither CSV nor binary table");
        }

        var lines = new ArrayList<CsvLine>();
        int number = 0;
        for (var raw : LINE_END.split(text, -1)) {
            number++;
            var expanded = expand(raw, number, environment);
            var line = strip(expanded);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (UNKNOWN_AT_START.matcher(line).find()) {
                warnings.add(PartitionError.PARTITION_UNKNOWN_VARIABLE.warning(
                        "line %d: a variable is not set, so its name stays in the text: %s", number, line));
            }
            lines.add(new CsvLine(number, line));
        }
        return lines;
    }

    private static String decode(Bytes file) throws FormatException {
        if (file.startsWith(UTF_8_MARK)) {
            return decode(file.slice(UTF_8_MARK.length()), StandardCharsets.UTF_8);
        }
        if (file.startsWith(UTF_32_BE_MARK)) {
            return decode(file.slice(UTF_32_BE_MARK.length()), Charset.forName("UTF-32BE"));
        }
        if (file.startsWith(UTF_16_BE_MARK)) {
            return decode(file.slice(UTF_16_BE_MARK.length()), StandardCharsets.UTF_16BE);
        }
        return file.startsWith(UTF_16_LE_MARK)
                ? decode(file.slice(UTF_16_LE_MARK.length()), StandardCharsets.UTF_16LE)
                : decode(file, StandardCharsets.UTF_8);
    }

    private static String decode(Bytes file, Charset charset) throws FormatException {
        try {
            return charset.newDecoder().decode(file.asByteBuffer()).toString();
        } catch (CharacterCodingException e) {
            var unreadable = PartitionError.PARTITION_CSV_ENCODING.of(
                    "the file is no binary table (it does not start with aa 50) and no text in %s either", charset);
            throw isBinary(file) ? unreadable.withHint(NO_TABLE) : unreadable;
        }
    }

    /** Text of any encoding has no control characters but those of its lines and columns. */
    private static boolean isBinary(Bytes file) {
        return IntStream.range(0, Math.min(SAMPLE, file.length()))
                .map(file::u8)
                .anyMatch(sign -> sign < ' ' && !Character.isWhitespace(sign));
    }

    private static String expand(String line, int number, Map<String, String> environment) throws FormatException {
        var expanded = VARIABLE.matcher(line).replaceAll(match -> {
            var name = match.group(1) != null ? match.group(1) : match.group(2);
            return Matcher.quoteReplacement(environment.getOrDefault(name, match.group()));
        });
        var unknown = UNKNOWN_AT_START.matcher(expanded);
        if (unknown.lookingAt()) {
            throw PartitionError.PARTITION_UNKNOWN_VARIABLE.of(
                    "line %d: the variable %s is not set", number, unknown.group(1));
        }
        return expanded;
    }

    /** Returns the six fields, empty where the line has fewer; what stands behind them is ignored. */
    List<String> fields() {
        var fields = new ArrayList<String>();
        for (var field : (text + ",,,,,").split(",", -1)) {
            fields.add(strip(field));
        }
        return fields.subList(0, 6);
    }

    /** Tells whether a name would be read back as it is, where no variable of the environment is in it. */
    static boolean canHold(String name) {
        return strip(name).equals(name)
                && name.indexOf(',') < 0
                && !name.startsWith("#")
                && !LINE_END.matcher(name).find();
    }

    /** Removes what Python takes for blanks, which is more than Java does. */
    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || letter == '\u0085';
    }
}
