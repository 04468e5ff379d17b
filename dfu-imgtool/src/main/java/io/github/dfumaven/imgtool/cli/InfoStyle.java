// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi.Style;

/** The colours of what {@code info} and {@code verify} say, for terminals only. */
final class InfoStyle {

    private static final Map<Pattern, Style> STYLES = new LinkedHashMap<>();

    static {
        STYLES.put(Pattern.compile("^\\S.*$"), Style.bold);
        STYLES.put(Pattern.compile("\\berror:|\\bWRONG\\b|\\bNOT SOUND\\b"), Style.fg_red);
        STYLES.put(Pattern.compile("\\bwarning:"), Style.fg_yellow);
        STYLES.put(
                Pattern.compile("\\(good\\)|(?<=\\s)good(?=\\s)|(?<=, )sound$|^No problems found\\.$"), Style.fg_green);
    }

    private final boolean coloured;

    private InfoStyle(boolean coloured) {
        this.coloured = coloured;
    }

    /** Returns the style that fits where stdout goes. */
    static InfoStyle ofOut(Map<String, String> environment) {
        return new InfoStyle(Terminal.coloursOut(environment));
    }

    /** Returns the style of a terminal that shows colours. */
    static InfoStyle coloured() {
        return new InfoStyle(true);
    }

    /** Returns a line with its colours, or the line as it is. */
    String line(String plain) {
        if (!coloured) {
            return plain;
        }
        var styled = plain;
        for (var entry : STYLES.entrySet()) {
            boolean whole = entry.getValue() == Style.bold;
            // a bold heading holds no other words to mark but those of verify, which have a style of their own
            if (!whole || !plain.contains(": ")) {
                styled = entry.getKey()
                        .matcher(styled)
                        .replaceAll(
                                found -> entry.getValue().on() + found.group().replace("$", "\\$") + Style.reset.on());
            }
        }
        return styled;
    }
}
