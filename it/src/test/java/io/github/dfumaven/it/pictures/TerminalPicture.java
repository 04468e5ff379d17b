// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Draws what a terminal shows, with the colours that were written to it, as SVG in which the text stays text. */
final class TerminalPicture {

    private static final int LINE = 20;
    private static final double CHARACTER = 8.43;
    private static final int MARGIN = 16;
    private static final int BAR = 34;

    /** What {@code ESC [ NUMBER m} says, in colours that differ in lightness too. */
    private static final Map<String, String> COLOURS = Map.of("31", "#ff8170", "32", "#7ee787", "33", "#e3b341");

    private static final Pattern RUN = Pattern.compile("\u001b\\[(\\d+)m([^\u001b]*)|([^\u001b]+)");

    private final List<String> lines = new ArrayList<>();
    private final String title;

    /** Creates an empty terminal; the title is what a screen reader says. */
    TerminalPicture(String title) {
        this.title = title;
    }

    /** Shows a command behind a prompt. */
    void typed(String command) {
        lines.add("\u001b[1m$ " + command + "\u001b[0m");
    }

    /** Shows what a command wrote. */
    void told(String output) {
        output.lines().forEach(lines::add);
    }

    /** Leaves a line out. */
    void gap() {
        lines.add("");
    }

    String svg() {
        int longest = lines.stream()
                .mapToInt(line -> line.replaceAll("\u001b\\[\\d+m", "").length())
                .max()
                .orElse(0);
        int width = (int) Math.ceil(longest * CHARACTER) + 2 * MARGIN;
        int height = BAR + lines.size() * LINE + MARGIN;
        var svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                <rect width="%1$d" height="%2$d" rx="8" fill="#0d1117"/>
                <circle cx="20" cy="17" r="5" fill="#484f58"/>
                <circle cx="38" cy="17" r="5" fill="#484f58"/>
                <circle cx="56" cy="17" r="5" fill="#484f58"/>
                <g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" \
                fill="#e6edf3" xml:space="preserve">
                """, width, height, escaped(title)));
        for (int n = 0; n < lines.size(); n++) {
            line(svg, lines.get(n), BAR + n * LINE + 14);
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    /** Each run has its place and its length, so that a font of another width changes nothing. */
    private static void line(StringBuilder svg, String line, int y) {
        int column = 0;
        for (var run : RUN.matcher(line).results().toList()) {
            var text = run.group(3) == null ? run.group(2) : run.group(3);
            if (!text.isBlank()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\"%s>%s</text>%n",
                        MARGIN + column * CHARACTER,
                        y,
                        text.length() * CHARACTER,
                        style(run.group(1)),
                        escaped(text)));
            }
            column += text.length();
        }
    }

    private static String style(String number) {
        if ("1".equals(number)) {
            return " font-weight=\"bold\"";
        }
        return number != null && COLOURS.containsKey(number) ? " fill=\"" + COLOURS.get(number) + "\"" : "";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
