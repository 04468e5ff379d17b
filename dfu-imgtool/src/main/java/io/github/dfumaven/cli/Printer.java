// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.text.TextWidth;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The one way out for text. Whatever is printed comes from a file, a device or a command line as likely as not, so each
 * text is one line and does nothing but stand there: control characters, line ends and signs that turn the direction of
 * writing become U+FFFD. What is ours to do on a terminal, and text of several lines, has a method that says so.
 *
 * <p>Formats and their line ends are ours and their arguments are not; numbers are those of {@link Locale#ROOT}.
 */
public final class Printer extends PrintWriter {

    /** Sequences that move the cursor, clear or colour, and the two ends of a line. */
    private static final Pattern CONTROLS = Pattern.compile("(?:\033\\[[0-9;]*[A-Za-z]|[\r\n])*");

    private Printer(Writer out) {
        super(out, true);
    }

    /**
     * Returns a printer that writes to another writer.
     *
     * @param out where to
     * @return a printer, {@code out} itself if it is one
     */
    public static Printer of(Writer out) {
        return out instanceof Printer printer ? printer : new Printer(out);
    }

    /**
     * Returns what prints the results of a command.
     *
     * @param line the command line
     * @return its standard output
     */
    public static Printer out(CommandLine line) {
        return of(line.getOut());
    }

    /**
     * Returns what prints everything else of a command.
     *
     * @param line the command line
     * @return its standard error
     */
    public static Printer err(CommandLine line) {
        return of(line.getErr());
    }

    /**
     * Prints text that has several lines by its nature, such as a file. Only the ends of its lines are kept, whatever
     * ends lines on this system.
     *
     * @param text lines with a line feed between or behind them
     */
    public void lines(String text) {
        text.lines().forEach(line -> raw(TextWidth.harmless(line) + "\n"));
        flush();
    }

    /**
     * Prints what there is to say of an error.
     *
     * @param label what stands in front of it
     * @param told the error
     */
    public void explain(String label, Explanation told) {
        explain(label, told, UnaryOperator.identity());
    }

    /**
     * Prints what there is to say of an error.
     *
     * @param label what stands in front of it
     * @param told the error
     * @param style makes sequences that colour out of the label
     */
    void explain(String label, Explanation told, UnaryOperator<String> style) {
        synchronized (lock) {
            raw(style.apply(TextWidth.harmless(label)));
            told.lines().lines().forEach(this::println);
        }
    }

    /**
     * Prints JSON for programs. What a string in it holds arrives there unchanged, and does nothing to a terminal on the
     * way: each harmful character is written as {@code \}{@code uXXXX}.
     *
     * @param json one JSON value, in several lines or in one
     */
    public void json(String json) {
        var escaped = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            // Outside of strings JSON has no harmful character but the ends of its lines, and inside none of those.
            if (point == '\n' || !TextWidth.isHarmful(point)) {
                escaped.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        raw(escaped.toString());
        println();
    }

    /**
     * Prints a line with colours.
     *
     * @param plain the line, made harmless before it is coloured
     * @param style puts sequences that colour into it
     */
    public void styled(String plain, UnaryOperator<String> style) {
        raw(style.apply(TextWidth.harmless(plain)));
        println();
    }

    /**
     * Does something to the terminal.
     *
     * @param sequences what moves the cursor, clears, colours or ends a line
     * @throws IllegalArgumentException if anything else is in it
     */
    public void control(String sequences) {
        if (!CONTROLS.matcher(sequences).matches()) {
            throw new IllegalArgumentException("no control sequences: " + TextWidth.harmless(sequences));
        }
        raw(sequences);
    }

    /**
     * Prints help, which is ours from the first to the last word.
     *
     * @param usage lines with their colours
     */
    void help(String usage) {
        raw(usage);
        flush();
    }

    /**
     * Prints where in the program something was thrown.
     *
     * @param thrown anything
     */
    void trace(Throwable thrown) {
        thrown.printStackTrace(new Trace());
    }

    @Override
    public void write(int unit) {
        raw(TextWidth.harmless(String.valueOf((char) unit)));
    }

    @Override
    public void write(char[] text, int from, int count) {
        raw(TextWidth.harmless(String.valueOf(text, from, count)));
    }

    @Override
    public void write(String text, int from, int count) {
        raw(TextWidth.harmless(text.substring(from, from + count)));
    }

    @Override
    public PrintWriter format(String format, Object... arguments) {
        return format(Locale.ROOT, format, arguments);
    }

    @Override
    public PrintWriter format(Locale locale, String format, Object... arguments) {
        raw(String.format(
                locale, format, Arrays.stream(arguments).map(Printer::harmless).toArray()));
        flush();
        return this;
    }

    private static @Nullable Object harmless(@Nullable Object argument) {
        var text = String.valueOf(argument);
        return TextWidth.isHarmless(text) ? argument : TextWidth.harmless(text);
    }

    private void raw(String text) {
        super.write(text, 0, text.length());
    }

    /** Makes one harmless line of each that a stack trace consists of, whatever the messages in it are. */
    private final class Trace extends PrintWriter {

        Trace() {
            super(Printer.this);
        }

        @Override
        public void println(Object line) {
            Printer.this.println(String.valueOf(line).replace("\t", "    "));
        }
    }
}
