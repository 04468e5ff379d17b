// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How text from files stands on a terminal: how many columns it takes, and that it does nothing else there. */
public final class TextWidth {

    private static final int REPLACEMENT = 0xfffd;

    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0x303e},
        {0x3041, 0xa4cf},
        {0xa960, 0xa97f},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f900, 0x1faff},
        {0x20000, 0x3fffd}
    };
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private TextWidth() {}

    /**
     * {@return how many columns a text takes: 0 or more}. East Asian wide characters and emoji take two, combining marks none.
     *
     * @param text one line
     * @see <a href="https://www.unicode.org/reports/tr11/">Unicode, UAX #11, East Asian width</a>
     */
    public static int columns(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    /**
     * Returns a text without what would steer a terminal or turn the direction of writing: in one line, whatever it was.
     *
     * @param text any text, such as a name from a file
     * @return the same text, each control character, line end and unpaired surrogate replaced by U+FFFD
     */
    public static String harmless(String text) {
        if (isHarmless(text)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        text.codePoints().map(point -> isHarmful(point) ? REPLACEMENT : point).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /**
     * {@return whether a text does nothing on a terminal but stand there, in one line: true if {@link #harmless} would change nothing}
     *
     * @param text any text
     */
    public static boolean isHarmless(String text) {
        return text.codePoints().noneMatch(TextWidth::isHarmful);
    }

    /**
     * {@return whether a character steers a terminal, turns the direction of writing, is not seen, or is none: true for controls (C0, DEL,
     * C1), line ends, format characters such as the marks, embeddings, overrides and isolates of bidirectional text, surrogates, and what
     * Unicode has not assigned; false for the two joiners, which writing and emoji need}
     *
     * @param point a code point
     */
    public static boolean isHarmful(int point) {
        if (point >= ' ' && point <= '~') {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            case Character.FORMAT -> point != ZERO_WIDTH_JOINER && point != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }

    /**
     * {@return a text that takes no more than some columns: the text, or its start with an ellipsis}
     *
     * @param text one line
     * @param width columns, 1 or more
     */
    public static String cut(String text, int width) {
        if (columns(text) <= width) {
            return text;
        }

        var start = new StringBuilder();
        int used = 1;
        for (int point : text.codePoints().toArray()) {
            used += columns(point);
            if (used > width) {
                break;
            }
            start.appendCodePoint(point);
        }
        return start.append('…').toString();
    }

    /**
     * {@return a line broken between words, what follows indented a little deeper: one line or more}
     *
     * @param line one line
     * @param width columns; a word that is wider stays whole
     */
    public static List<String> wrapped(String line, int width) {
        var lines = new ArrayList<String>();
        var indent = " ".repeat(line.length() - line.stripLeading().length());
        var current = new StringBuilder(indent);
        for (var word : line.strip().split(" ", -1)) {
            boolean first = current.toString().isBlank();
            if (!first && columns(current.toString()) + 1 + columns(word) > width) {
                lines.add(current.toString().stripTrailing());
                current = new StringBuilder(indent).append("  ");
                first = true;
            }
            current.append(first ? "" : " ").append(word);
        }
        lines.add(current.toString().stripTrailing());
        return lines;
    }

    private static int columns(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        return Arrays.stream(WIDE).anyMatch(range -> point >= range[0] && point <= range[1]);
    }
}
