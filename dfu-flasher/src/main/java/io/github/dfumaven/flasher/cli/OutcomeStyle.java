// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import io.github.dfumaven.cli.Terminal;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi.Style;

/** The colours of what came of boards: red what failed, green what is confirmed, yellow what was left alone. */
final class OutcomeStyle {

    private static final Map<Pattern, Style> STYLES = Map.of(
            Pattern.compile("\\bFAILED\\b|\\d+ failed\\b|NOT started"), Style.fg_red,
            Pattern.compile("flashed and confirmed|\\d+ flashed\\b"), Style.fg_green,
            Pattern.compile("\\bskipped\\b|not touched"), Style.fg_yellow);

    private OutcomeStyle() {}

    /** Returns a line for stdout with its colours, or as it is where there are none. */
    static String onOut(String plain) {
        if (!Terminal.coloursOut(System.getenv())) {
            return plain;
        }
        var styled = plain;
        for (var style : STYLES.entrySet()) {
            styled = style.getKey().matcher(styled).replaceAll(style.getValue().on() + "$0" + Style.reset.on());
        }
        return styled;
    }
}
