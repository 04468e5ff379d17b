// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is to be seen on a terminal in the end, of which the cursor moves up and lines are cleared. */
record Screen(List<String> lines) {

    private static final Pattern TOKEN = Pattern.compile("\033\\[(\\d*)([A-Za-z])|(\r)|(\n)|([^\033\r\n]+)");

    static Screen of(String output) {
        var lines = new ArrayList<>(List.of(""));
        int row = 0;
        int column = 0;
        var token = TOKEN.matcher(output);
        while (token.find()) {
            if ("A".equals(token.group(2))) {
                row -= Integer.parseInt(token.group(1));
            } else if ("K".equals(token.group(2))) {
                lines.set(
                        row,
                        lines.get(row)
                                .substring(0, Math.min(column, lines.get(row).length())));
            } else if ("J".equals(token.group(2))) {
                var rest = lines.get(row);
                lines.subList(row, lines.size()).clear();
                lines.add(rest.substring(0, Math.min(column, rest.length())));
            } else if (token.group(3) != null) {
                column = 0;
            } else if (token.group(4) != null) {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add("");
                }
            } else if (token.group(5) != null) {
                var line = lines.get(row);
                var text = token.group(5);
                lines.set(
                        row,
                        line.substring(0, column)
                                + text
                                + line.substring(Math.min(line.length(), column + text.length())));
                column += text.length();
            } else {
                throw new AssertionError("unknown escape " + token.group());
            }
        }
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new Screen(List.copyOf(lines));
    }
}
