// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.text.TextWidth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An error as a person or a program reads it, whatever was thrown. It is safe to print and to log: what would steer a
 * terminal or begin another line is replaced by U+FFFD.
 *
 * @param code the stable code, such as {@code suffix-bad-crc}
 * @param message what happened, with the numbers and the place, in one line
 * @param details what belongs below the message, line by line
 * @param hint what to do about it
 */
public record Explanation(String code, String message, List<String> details, String hint) {

    /** Makes the texts safe. */
    public Explanation {
        message = TextWidth.harmless(message);
        details = details.stream().map(TextWidth::harmless).toList();
        hint = TextWidth.harmless(hint);
    }

    /**
     * Creates an explanation whose message says all.
     *
     * @param code the stable code
     * @param message what happened
     * @param hint what to do about it
     */
    public Explanation(String code, String message, String hint) {
        this(code, message, List.of(), hint);
    }

    /**
     * Returns what to say of an exception.
     *
     * @param thrown anything
     * @param wording how the front end spells components
     * @return the explanation
     */
    public static Explanation of(Throwable thrown, Wording wording) {
        if (thrown instanceof DfuException known) {
            return new Explanation(
                    known.code().id(), known.describe(wording), known.details(), wording.spell(known.hint()));
        }
        if (thrown instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return of(wrapped.getCause(), wording);
        }
        if (thrown instanceof InvalidPathException name) {
            return ofName(name, wording);
        }
        if (thrown instanceof FileSystemException && thrown.getCause() instanceof InvalidPathException name) {
            return ofName(name, wording);
        }
        if (thrown instanceof IOException io) {
            return ofIo(io, wording);
        }
        return of(IoError.INTERNAL_ERROR, IoError.words(thrown), wording);
    }

    /**
     * Returns what to say of a problem.
     *
     * @param problem an error or a warning
     * @param wording how the front end spells components
     * @return the explanation
     */
    public static Explanation of(Problem problem, Wording wording) {
        return new Explanation(problem.code().id(), problem.message(), wording.spell(problem.hint()));
    }

    /**
     * Returns what to say of an exception and of those suppressed into it: the first of several problems of a file with
     * their number, but every device that failed.
     *
     * @param thrown anything
     * @param wording how the front end spells components
     * @return one explanation or more
     */
    public static List<Explanation> all(Throwable thrown, Wording wording) {
        var more = List.of(thrown.getSuppressed());
        long problems = more.stream().filter(FormatException.class::isInstance).count();
        var first = of(thrown, wording);
        var all = new ArrayList<Explanation>();
        all.add(
                problems == 0
                        ? first
                        : new Explanation(
                                first.code,
                                first.message + " (and " + problems + " more, see verify)",
                                first.details,
                                first.hint));
        more.stream()
                .filter(other -> !(other instanceof FormatException))
                .forEach(other -> all.add(of(other, wording)));
        return all;
    }

    /**
     * {@return two lines for people, or more if there are details: what happened with the code, and the cure indented; the lines, joined by
     * a line feed, without one at the end}
     */
    public String lines() {
        return below(":\n  ", "\n  ") + " [" + code + "]\n  " + hint;
    }

    /** {@return what happened with the details, without the code: one line} */
    public String inOneLine() {
        return below(": ", "; ");
    }

    private String below(String before, String between) {
        return details.isEmpty() ? message : message + before + String.join(between, details);
    }

    /** The letters that the locale does not have are seen as U+FFFD, or as they are where the name is from a file. */
    private static Explanation ofName(InvalidPathException name, Wording wording) {
        return of(
                IoError.UNUSABLE_FILE_NAME,
                name.getInput() + ": no file can have this name here: " + name.getReason() + " (names of files are in "
                        + System.getProperty("sun.jnu.encoding", "an unknown encoding") + ")",
                wording);
    }

    private static Explanation ofIo(IOException io, Wording wording) {
        var text = io.getMessage() == null ? io.getClass().getSimpleName() : io.getMessage();
        if (io instanceof NoSuchFileException) {
            return of(IoError.FILE_NOT_FOUND, text + ": there is no such file", wording);
        }
        if (io instanceof AccessDeniedException) {
            return of(IoError.FILE_ACCESS_DENIED, text + ": access is denied", wording);
        }
        var low = text.toLowerCase(Locale.ROOT);
        if (low.contains("no space left") || low.contains("disk full") || low.contains("not enough space")) {
            return of(IoError.DISK_FULL, text, wording);
        }
        if (io instanceof FileSystemException file && file.getReason() == null) {
            return of(IoError.IO_FAILED, text + ": " + io.getClass().getSimpleName(), wording);
        }
        return of(IoError.IO_FAILED, text, wording);
    }

    private static Explanation of(ErrorCode code, String message, Wording wording) {
        return new Explanation(code.id(), message, wording.spell(code.hint()));
    }
}
