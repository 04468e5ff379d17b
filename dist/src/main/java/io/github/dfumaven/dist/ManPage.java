// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import io.github.dfumaven.cli.ExitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of a command, in the language of {@code man}. Picocli's own generator writes AsciiDoc, which another program of
 * 60 MB has to turn into that.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/man.7.html">man(7)</a>
 */
final class ManPage {

    private static final Map<Integer, String> EXIT_CODES = exitCodes();

    private static final Map<String, String> VARIABLES = new TreeMap<>(Map.of(
            "JAVA_HOME", "The Java that runs the tool, 17 or newer. Without it the one on the PATH.",
            "DFU_JAVA_OPTS", "Options for Java, separated by blanks.",
            "NO_COLOR", "Where it is set to anything, nothing is coloured."));

    private final Tree command;
    private final String version;
    private final LocalDate date;
    private final StringBuilder page = new StringBuilder();

    private ManPage(Tree command, String version, LocalDate date) {
        this.command = command;
        this.version = version;
        this.date = date;
    }

    private static Map<Integer, String> exitCodes() {
        var codes = new LinkedHashMap<Integer, String>();
        codes.put(ExitCode.DONE, "Done.");
        codes.put(ExitCode.BAD_FILE, "The file is bad.");
        codes.put(ExitCode.USAGE, "Wrong usage.");
        codes.put(ExitCode.DEVICE, "No, several or a failing device.");
        codes.put(ExitCode.IO, "Reading or writing failed.");
        codes.put(ExitCode.BUG, "A bug of this program.");
        codes.put(ExitCode.INTERRUPTED, "Interrupted.");
        return codes;
    }

    /** Returns the name of its file without the section, such as {@code dfu-imgtool-create}. */
    static String name(Tree command) {
        return command.words().replace(' ', '-');
    }

    static String of(Tree command, String version, LocalDate date) {
        return new ManPage(command, version, date).write();
    }

    private String write() {
        var name = name(command);
        line(".TH " + escaped(name.toUpperCase(Locale.ROOT)) + " 1 " + date + " \"dfu\\-tools " + escaped(version)
                + "\" \"DFU for Maven\"");
        line(".nh"); // a word that is parted at the end of a line cannot be searched for, nor copied
        line(".ad l");
        section("NAME", escaped(name) + " \\- " + escaped(Tree.brief(command.description())));
        section("SYNOPSIS", synopsis());
        section("DESCRIPTION", start(escaped(command.description())));
        commands();
        options();
        if (isTool()) {
            line(".SH ENVIRONMENT");
            VARIABLES.forEach((variable, meaning) -> item(bold(variable), meaning));
        }
        line(".SH \"EXIT STATUS\"");
        EXIT_CODES.forEach((code, meaning) -> item(bold(code.toString()), meaning));
        section("SEE ALSO", seeAlso());
        return page.toString();
    }

    private boolean isTool() {
        return command.spec().parent() == null;
    }

    private String synopsis() {
        var required = command.options().stream()
                .filter(OptionSpec::required)
                .map(option -> bold(option.longestName()) + "=" + italic(option.paramLabel()));
        var below = command.below().isEmpty() ? Stream.<String>empty() : Stream.of(italic("COMMAND"), "...");
        var arguments = command.arguments().stream().map(ManPage::argument);
        return Stream.of(
                        Stream.of(bold(command.words())),
                        required,
                        Stream.of("[" + italic("OPTION") + "]..."),
                        below,
                        arguments)
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    private static String argument(PositionalParamSpec argument) {
        var label = italic(argument.paramLabel()) + (argument.isMultiValue() ? "..." : "");
        return argument.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private void commands() {
        if (!command.below().isEmpty()) {
            line(".SH COMMANDS");
            command.below().forEach(child -> item(bold(child.name()), child.description()));
        }
    }

    private void options() {
        line(".SH OPTIONS");
        command.arguments().forEach(argument -> item(argument(argument), Tree.text(argument)));
        command.options().forEach(option -> item(names(option), Tree.text(option)));
    }

    private static String names(OptionSpec option) {
        var names = Stream.of(option.names()).map(ManPage::bold).collect(Collectors.joining(", "));
        if (!Tree.takesValue(option)) {
            return names;
        }
        var value = italic(option.paramLabel());
        return Tree.isValueOptional(option) ? names + "[=" + value + "]" : names + "=" + value;
    }

    private String seeAlso() {
        var others = new ArrayList<String>();
        if (isTool()) {
            command.all().stream().skip(1).map(ManPage::name).forEach(others::add);
            others.addAll(List.of("dfu-imgtool", "dfu-flasher"));
            others.remove(command.name());
        } else {
            others.add(command.spec().parent().qualifiedName("-"));
            command.below().stream().map(ManPage::name).forEach(others::add);
        }
        return others.stream().map(other -> bold(other) + "(1)").collect(Collectors.joining(",\n"));
    }

    private void section(String title, String text) {
        line(".SH " + (title.contains(" ") ? "\"" + title + "\"" : title));
        line(text);
    }

    private void item(String term, String text) {
        line(".TP");
        line(term);
        line(start(escaped(text)));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /** A dot or an apostrophe at the start of a line would be a request. */
    private static String start(String text) {
        return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /** A plain minus would be shown as a hyphen, which no shell takes for one. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default ->
                    escaped.append(
                            letter < 0x7f
                                    ? Character.toString(letter)
                                    : String.format(Locale.ROOT, "\\[u%04X]", letter));
            }
        });
        return escaped.toString();
    }
}
