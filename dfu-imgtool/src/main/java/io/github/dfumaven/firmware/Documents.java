// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises text by the structure of a document; that bytes are printable says nothing. */
final class Documents {

    /** A CSV file of so many bytes cannot describe a table; most tables take some hundred. */
    private static final int LARGEST_CSV = 64 << 10;

    private static final int START = 512;
    private static final int LONGEST_S_RECORD = 4 + 2 * 255;

    private static final Pattern JSON_START =
            Pattern.compile("(\\{\\s*[\"}]|\\[\\s*[]\\[{\"\\d\\-tfn]).*", Pattern.DOTALL);
    private static final Pattern TABLE_HEADING =
            Pattern.compile("#\\s*(esp-idf partition table|name\\s*,\\s*type\\s*,\\s*subtype\\b).*", Pattern.DOTALL);

    private Documents() {}

    static boolean isMarkup(Bytes file) {
        var start = start(file);
        return Stream.of("<!doctype", "<html", "<?xml", "<svg").anyMatch(start::startsWith);
    }

    static boolean isGitLfsPointer(Bytes file) {
        return start(file).startsWith("version https://git-lfs");
    }

    static boolean isJson(Bytes file) {
        return JSON_START.matcher(start(file)).matches() && endsLikeJson(file);
    }

    /** Tells whether a heading says that it is a partition table. */
    static boolean isTitledTable(Bytes file) {
        return TABLE_HEADING.matcher(start(file)).matches();
    }

    /** Tells whether it is worth the attempt to read it as a partition table. */
    static boolean mayBeTable(Bytes file) {
        return !file.isEmpty() && file.length() <= LARGEST_CSV;
    }

    /** Returns the first characters in lower case, without byte order mark and blanks in front. */
    private static String start(Bytes file) {
        var text = file.slice(0, Math.min(START, file.length())).toByteArray();
        return new String(text, StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean endsLikeJson(Bytes file) {
        int end = file.length();
        while (end > 0 && file.u8(end - 1) <= ' ') {
            end--;
        }
        return end > 0 && (file.u8(end - 1) == '}' || file.u8(end - 1) == ']');
    }

    /** Tells whether the first line is an S, a type, and as many pairs of digits as it says with the right check sum. */
    static boolean isSRecord(Bytes file) {
        int end = 0;
        while (end < file.length() && end <= LONGEST_S_RECORD && file.u8(end) > ' ') {
            end++;
        }
        if (end < 10 || end % 2 != 0 || file.u8(0) != 'S' || file.u8(1) < '0' || file.u8(1) > '9') {
            return false;
        }

        int sum = 0;
        for (int at = 2; at < end; at += 2) {
            int high = Character.digit(file.u8(at), 16);
            int low = Character.digit(file.u8(at + 1), 16);
            if (high < 0 || low < 0 || (at == 2 && high * 16 + low != (end - 4) / 2)) {
                return false;
            }
            sum += high * 16 + low;
        }
        return (sum & 0xff) == 0xff;
    }
}
