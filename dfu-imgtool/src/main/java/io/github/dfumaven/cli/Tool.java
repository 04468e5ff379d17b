// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.files.Shutdown;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs a command line: results to stdout, errors and warnings to stderr, each error with its code and its cure. */
public final class Tool {

    /** How commands spell the components of a request. */
    public static final Wording WORDING = new OptionWording();

    private Tool() {}

    /**
     * Runs a command and returns its exit code. While it runs, SIGINT, SIGTERM and SIGHUP all end the JVM with
     * {@link ExitCode#INTERRUPTED}, once everything is in order, and what a thread leaves uncaught is printed harmlessly.
     *
     * @param command the top command
     * @param args the words behind the tool's name
     * @return an exit code of {@link ExitCode}
     */
    public static int run(TopCommand command, String... args) {
        var signals = Shutdown.exitingWith(ExitCode.INTERRUPTED);
        try (signals) {
            return runAll(command, args);
        }
    }

    private static int runAll(TopCommand command, String... args) {
        var stdout = new StandardOutput();
        var out = Printer.of(new OutputStreamWriter(stdout, StandardCharsets.UTF_8));
        var err = Printer.of(new OutputStreamWriter(System.err, StandardCharsets.UTF_8));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> err.trace(thrown));
        int exit = commandLine(command, command.called(ToolLine.helped(args)), out, err)
                .execute(args);
        out.flush();
        if (stdout.failure().isEmpty()) {
            return exit;
        }
        lost(stdout.failure().get(), err);
        return exit == ExitCode.DONE ? ExitCode.IO : exit;
    }

    /**
     * Returns a command line with all commands, which writes to the given places.
     *
     * @param command the top command
     * @param out gets results
     * @param err gets everything else
     * @return a command line ready to execute
     */
    public static CommandLine commandLine(TopCommand command, PrintWriter out, PrintWriter err) {
        return commandLine(command, command.commands(), out, err);
    }

    private static CommandLine commandLine(TopCommand command, List<String> names, PrintWriter out, PrintWriter err) {
        return new ToolLine(command, names)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(
                        Math.min(100, Math.max(NarrowHelp.NARROWEST_OF_PICOCLI, Terminal.width(System.getenv()))))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(true)
                .setExecutionExceptionHandler(Tool::failed)
                .setParameterExceptionHandler(Tool::misused);
    }

    /**
     * Prints warnings, one in two lines.
     *
     * @param line where to
     * @param warnings what to print
     */
    public static void warn(CommandLine line, List<Problem> warnings) {
        for (var warning : warnings) {
            Printer.err(line).explain("warning: ", Explanation.of(warning, WORDING), style(Style.fg_yellow));
        }
    }

    /**
     * Prints errors, one in two lines, for a command that goes on to tell all of them.
     *
     * @param line where to
     * @param errors what to print
     */
    public static void error(CommandLine line, List<Problem> errors) {
        for (var error : errors) {
            error(line, Explanation.of(error, WORDING));
        }
    }

    /**
     * Prints an error.
     *
     * @param line where to
     * @param error what to print
     */
    public static void error(CommandLine line, Explanation error) {
        error(Printer.err(line), error);
    }

    private static void error(Printer err, Explanation error) {
        err.explain("error: ", error, style(Style.fg_red));
    }

    /** Says that the result did not arrive; to a reader who has seen enough there is nothing to say. */
    private static void lost(IOException thrown, Printer err) {
        if (!StandardOutput.isReaderGone(thrown)) {
            var code = IoError.OUTPUT_FAILED;
            error(err, new Explanation(code.id(), "standard output: " + thrown.getMessage(), code.hint()));
        }
    }

    private static int told(Throwable thrown, Printer err) {
        if (Shutdown.hasBegun()) {
            return ExitCode.INTERRUPTED; // and what has failed, has failed of that
        }
        if (StandardOutput.isReaderGone(thrown)) {
            return ExitCode.IO;
        }
        Explanation.all(thrown, WORDING).stream().distinct().forEach(explanation -> error(err, explanation));
        return ExitCode.of(thrown);
    }

    private static int failed(Exception thrown, CommandLine line, ParseResult parsed) {
        int exit = told(thrown, Printer.err(line));
        if (wantsStackTrace(parsed)) {
            Printer.err(line).trace(thrown);
        }
        return exit;
    }

    /** Ends a command that an error of the virtual machine has ended, as when memory ran out; picocli lets those pass. */
    static int broken(Error thrown, CommandLine line, List<String> words) {
        int exit = told(thrown, Printer.err(line));
        if (words.contains("--stacktrace")) {
            Printer.err(line).trace(thrown);
        }
        return exit;
    }

    private static boolean wantsStackTrace(ParseResult parsed) {
        for (var at = parsed; at != null; at = at.hasSubcommand() ? at.subcommand() : null) {
            if (at.hasMatchedOption("--stacktrace")) {
                return true;
            }
        }
        return false;
    }

    private static int misused(ParameterException thrown, String[] args) {
        var line = thrown.getCommandLine();
        var cause = thrown.getCause();
        if (cause instanceof DfuException || cause instanceof InvalidPathException) {
            error(line, Explanation.of(cause, WORDING));
            return ExitCode.of(cause);
        }
        error(line, Misuse.explain(thrown));
        return ExitCode.USAGE;
    }

    private static UnaryOperator<String> style(Style style) {
        return Terminal.coloursErr(System.getenv())
                ? text -> style.on() + text + style.off()
                : UnaryOperator.identity();
    }
}
