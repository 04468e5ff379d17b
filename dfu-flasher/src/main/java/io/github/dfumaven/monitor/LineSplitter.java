// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.text.TextWidth;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes lines of text out of what comes from a board, whatever that is. CR, LF and both together end a line, and so does its
 * length, so that noise without an end fills no memory. Colours and other sequences for terminals are left out, tabs become
 * blanks, and what else would steer a terminal becomes U+FFFD.
 */
final class LineSplitter {

    /** The most bytes of a line. */
    static final int LONGEST = 4096;

    private static final Pattern SEQUENCES = Pattern.compile("\033\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern BEGUN_SEQUENCE = Pattern.compile("\033(?:\\[[0-9;?]*[ -/]*)?$");
    private static final String TAB = "    ";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterReturn;

    /** Returns the lines that have come to their end with these bytes. */
    List<String> add(byte[] bytes, int count) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            byte unit = bytes[i];
            boolean isRestOfEnd = afterReturn && (unit == '\n' || unit == '\r');
            afterReturn = unit == '\r' || (isRestOfEnd && unit != '\n');
            if (isRestOfEnd) {
                continue;
            }
            if (unit == '\n' || unit == '\r') {
                lines.add(take());
            } else {
                if (line.size() >= LONGEST && !isContinuation(unit)) {
                    lines.add(take());
                }
                line.write(unit);
            }
        }
        return lines;
    }

    /** Returns the text of the line so far, without what may be the begin of a character or a sequence. */
    String partial() {
        var bytes = line.toByteArray();
        var text = text(bytes, wholeCharacters(bytes));
        return plain(BEGUN_SEQUENCE.matcher(text).replaceFirst(""));
    }

    /** Tells whether there is a line without an end. */
    boolean isInLine() {
        return line.size() > 0;
    }

    /** Returns the line so far as if it ended here. */
    String take() {
        var bytes = line.toByteArray();
        line.reset();
        return plain(text(bytes, bytes.length));
    }

    /** A line that is cut is cut between characters, unless noise has more continuations than any character. */
    private boolean isContinuation(byte unit) {
        return (unit & 0xc0) == 0x80 && line.size() < LONGEST + 3;
    }

    private static int wholeCharacters(byte[] bytes) {
        int from = bytes.length;
        while (from > 0 && bytes.length - from < 3 && (bytes[from - 1] & 0xc0) == 0x80) {
            from--;
        }
        if (from == 0) {
            return bytes.length;
        }
        int lead = bytes[from - 1] & 0xff;
        int wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        return bytes.length - from + 1 < wanted ? from - 1 : bytes.length;
    }

    private static String text(byte[] bytes, int count) {
        return new String(bytes, 0, count, StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        return TextWidth.harmless(SEQUENCES.matcher(text).replaceAll("").replace("\t", TAB));
    }
}
