// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Help for terminals that are narrower than picocli can write for: what an option does stands below its name. */
final class NarrowHelp {

    /** The narrowest that picocli writes for. */
    static final int NARROWEST_OF_PICOCLI = 55;

    /** The column from which on a line only goes on. */
    private static final int TEXT_COLUMN = 12;

    private static final Pattern NAME_AND_TEXT = Pattern.compile("( {2,8}\\S.*?) {2,}(\\S.*)");
    private static final String TEXT_INDENT = "      ";
    private static final String NAME_INDENT = "  ";

    private final int columns;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private String indent = "";

    private NarrowHelp(int columns) {
        this.columns = columns;
    }

    /**
     * Returns help for a narrow terminal.
     *
     * @param usage what picocli wrote for its narrowest, without colours
     * @param columns of the terminal
     */
    static String of(String usage, int columns) {
        var help = new NarrowHelp(columns);
        usage.lines().forEach(help::take);
        help.end();
        return String.join(System.lineSeparator(), help.lines) + System.lineSeparator();
    }

    private void take(String line) {
        int start = line.length() - line.stripLeading().length();
        boolean goesOn = start >= TEXT_COLUMN || (start == 0 && isText(line) && isText(words));
        if (goesOn) {
            words.append(' ').append(line.strip());
            return;
        }
        end();
        var both = NAME_AND_TEXT.matcher(line);
        if (both.matches()) {
            begin(NAME_INDENT + both.group(1).strip(), TEXT_INDENT);
            end();
            begin(TEXT_INDENT + both.group(2), TEXT_INDENT);
        } else if (start == 0) {
            begin(line, isText(line) ? "" : TEXT_INDENT);
        } else {
            begin(NAME_INDENT + line.strip(), TEXT_INDENT);
        }
    }

    /** Tells whether something is a sentence of the description, which stands at the left border. */
    private static boolean isText(CharSequence line) {
        return line.length() > 0 && line.charAt(0) != ' ' && !line.toString().matches("Usage: .*|.*:");
    }

    private void begin(String text, String more) {
        indent = more;
        words.append(text);
    }

    /** Breaks what was collected at blanks; a word that is longer than a line is cut. */
    private void end() {
        var rest = words.toString();
        words.setLength(0);
        while (rest.length() > columns) {
            int cut = rest.lastIndexOf(' ', columns);
            boolean isWord = cut > 0 && !rest.substring(0, cut).isBlank();
            lines.add(rest.substring(0, isWord ? cut : columns));
            rest = indent + rest.substring(isWord ? cut : columns).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        indent = "";
    }
}
