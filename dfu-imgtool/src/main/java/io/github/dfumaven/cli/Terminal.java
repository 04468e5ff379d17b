// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.util.Map;

/**
 * What is known of the places our output goes to. The launcher finds out which of them are terminals, because Java can
 * not tell one from the other; without the launcher none is taken for one.
 */
public final class Terminal {

    /** The property in which the launcher lists the file descriptors that are terminals, such as {@code 12}. */
    static final String PROPERTY = "dfu.terminal";

    private static final int NARROWEST = 20;
    private static final int USUAL = 80;
    private static final int USUAL_ROWS = 24;
    private static final int UNLIMITED = 10_000;

    private static volatile Colour colour = Colour.AUTO;

    private Terminal() {}

    /** Sets when colours are used, as the user says. */
    static void colour(Colour when) {
        colour = when;
    }

    /**
     * {@return whether stdout gets colours}
     *
     * @param environment the environment of the process
     */
    public static boolean coloursOut(Map<String, String> environment) {
        return colours(isOut(), environment);
    }

    /**
     * {@return whether stderr gets colours}
     *
     * @param environment the environment of the process
     */
    public static boolean coloursErr(Map<String, String> environment) {
        return colours(isErr(), environment);
    }

    private static boolean colours(boolean isTerminal, Map<String, String> environment) {
        return switch (colour) {
            case AUTO -> isTerminal && mayColour(environment);
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    /** {@return whether somebody looks at what goes to stdout} */
    public static boolean isOut() {
        return System.getProperty(PROPERTY, "").contains("1");
    }

    /** {@return whether somebody looks at what goes to stderr} */
    public static boolean isErr() {
        return System.getProperty(PROPERTY, "").contains("2");
    }

    /**
     * Tells whether colours may be used on a terminal.
     *
     * @param environment the environment of the process
     * @return false if {@code NO_COLOR} is set to anything, or the terminal is dumb
     * @see <a href="https://no-color.org">no-color.org</a>
     */
    static boolean mayColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    /**
     * Returns how many lines a terminal shows.
     *
     * @param environment the environment of the process, of which {@code LINES} counts
     * @return rows of the terminal, 24 where it is not known
     */
    public static int height(Map<String, String> environment) {
        var rows = environment.getOrDefault("LINES", "");
        return rows.matches("[1-9]\\d{0,3}") ? Integer.parseInt(rows) : USUAL_ROWS;
    }

    /**
     * Returns how wide lines on stdout may be.
     *
     * @param environment the environment of the process, of which {@code COLUMNS} counts
     * @return columns of the terminal, 20 or more; no limit in a file or a pipe unless {@code COLUMNS} is set
     */
    public static int width(Map<String, String> environment) {
        var columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9]\\d{0,3}")) {
            return Math.max(NARROWEST, Integer.parseInt(columns));
        }
        return isOut() ? USUAL : UNLIMITED;
    }
}
