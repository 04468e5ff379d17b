// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import java.util.regex.Pattern;

/**
 * What users may set of a job: an option or a word of a command, or a parameter of a goal, as the front end itself tells it.
 *
 * @param component its name in the library; for a word of the command line, what stands for it in the help
 * @param spelled how users write it, in Markdown
 * @param value what is behind it, empty for what is only there or not
 * @param standard the default as a value, empty if there is none
 * @param isRepeatable whether it may be given several times
 * @param isRequired whether there has to be one
 * @param words what it does, in Markdown
 */
record Setting(
        String component,
        String spelled,
        String value,
        String standard,
        boolean isRepeatable,
        boolean isRequired,
        String words) {

    private static final Pattern DEFAULT = Pattern.compile(" ?Default: (.+?)\\.(?= |$)");

    /** Returns whether it is true or false. */
    boolean isSwitch() {
        return standard.equals("true") || standard.equals("false");
    }

    /** Returns its row of a table: how it is written, value, default, and what it does, which begins with the given words. */
    String row(String beginning) {
        var told = DEFAULT.matcher(words);
        var known = standard.isEmpty() || value.isEmpty() ? "" : "`" + standard + "`";
        var preset = told.find() ? told.group(1).replaceFirst("^[^` ]+$", "`$0`") : known;
        var cells = String.join(
                "\t",
                spelled,
                value.isEmpty() ? "" : "`" + value + "`" + (isRepeatable ? " …" : ""),
                isRequired && preset.isEmpty() ? "required" : preset,
                beginning + told.replaceAll(""));
        return "| " + cells.replace("|", "\\|").replace("\t", " | ") + " |\n";
    }
}
