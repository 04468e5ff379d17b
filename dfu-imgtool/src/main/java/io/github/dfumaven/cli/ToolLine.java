// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line that prints through {@link Printer} alone, whatever it is told to write to, and without three faults of
 * picocli 4.7.7. It lets errors of the virtual machine pass; it fails on a lone {@code -} for a file when options may be
 * shortened, because it looks for an option without a name; and it takes {@code --dry-run=}, such as a script's unset
 * variable leaves behind, for false. So both get another word, which no real command line can hold, and which is no
 * boolean.
 */
final class ToolLine extends CommandLine {

    private static final String DASH = "\0-";
    private static final String NOTHING = "\0=";
    private static final Pattern OPTION_WITH_NOTHING = Pattern.compile("-[^=]*=\\s*");

    ToolLine(TopCommand command, List<String> names) {
        super(CommandModel.of(command));
        names.forEach(name -> addSubcommand(name, CommandModel.of(command.command(name))));
        setExecutionStrategy(ToolLine::run);
        registerConverter(String.class, ToolLine::plain);
        registerConverter(Path.class, word -> Path.of(plain(word)));
    }

    @Override
    public CommandLine setOut(PrintWriter out) {
        return super.setOut(Printer.of(out));
    }

    @Override
    public CommandLine setErr(PrintWriter err) {
        return super.setErr(Printer.of(err));
    }

    @Override
    public int execute(String... args) {
        try {
            return super.execute(
                    Arrays.stream(helped(args)).map(ToolLine::marked).toArray(String[]::new));
        } catch (Error e) {
            return Tool.broken(e, this, List.of(args));
        }
    }

    /** Returns {@code COMMAND --help} for {@code help COMMAND}, as many tools have it. */
    static String[] helped(String... words) {
        if (words.length == 0 || !words[0].equals("help")) {
            return words;
        }
        var asked = Arrays.copyOfRange(words, 1, words.length + 1);
        asked[words.length - 1] = "--help";
        return asked;
    }

    /** Returns text as the user wrote it. */
    static String plain(String text) {
        return text.replace(DASH, "-").replace(NOTHING, "");
    }

    private static String marked(String word) {
        if (word.equals("-")) {
            return DASH;
        }
        return OPTION_WITH_NOTHING.matcher(word).matches() ? word + NOTHING : word;
    }

    /** Runs the command, or prints its help: picocli would print that piece by piece, colours and all. */
    private static int run(ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.unmatched().isEmpty()) {
            // With help asked for, picocli would say nothing of a command that is not there.
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
        for (var line : parsed.asCommandLineList()) {
            if (line.isUsageHelpRequested()) {
                Printer.out(line).help(help(line));
                return line.getCommandSpec().exitCodeOnUsageHelp();
            }
        }
        return new RunLast().execute(parsed);
    }

    private static String help(CommandLine line) {
        int columns = Terminal.width(System.getenv());
        return columns < NarrowHelp.NARROWEST_OF_PICOCLI
                ? NarrowHelp.of(line.getUsageMessage(Ansi.OFF), columns)
                : line.getUsageMessage(Terminal.coloursOut(System.getenv()) ? Ansi.ON : Ansi.OFF);
    }
}
