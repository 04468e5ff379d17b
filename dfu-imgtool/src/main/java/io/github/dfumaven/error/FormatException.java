// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file is bad, or does not fit where it is to go: whoever made it has to act. */
public final class FormatException extends DfuException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String file;
    private final long offset;

    /**
     * Creates an exception.
     *
     * @param code what is wrong
     * @param message the details, with the numbers
     * @param offset where, in bytes from the start of what is parsed; below 0 for the file as a whole
     */
    public FormatException(ErrorCode code, String message, long offset) {
        this(code, message, null, offset, null, null);
    }

    private FormatException(
            ErrorCode code,
            String message,
            @Nullable String hint,
            long offset,
            @Nullable String file,
            @Nullable Throwable cause) {
        super(code, message, hint, cause);
        this.offset = offset;
        this.file = file;
    }

    /**
     * {@return the exception that reports one or more problems: the exception, to be thrown}
     *
     * @param problems at least one; the first gives code and message, each further one is suppressed into it
     */
    public static FormatException of(List<Problem> problems) {
        var exception = of(problems.get(0));
        problems.stream().skip(1).forEach(problem -> exception.addSuppressed(of(problem)));
        return exception;
    }

    private static FormatException of(Problem problem) {
        return new FormatException(problem.code(), problem.message(), problem.hint(), -1, null, null);
    }

    /** {@return where in the file the trouble is: offset in bytes from the start of the file, or empty when it is about the whole file} */
    public OptionalLong offset() {
        return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /**
     * Returns the same error, told of a file. An error that already names a file keeps it.
     *
     * @param name the file as the user called it
     * @return an exception with the same code, message, offset and stack trace
     */
    public FormatException in(String name) {
        if (file != null) {
            return this;
        }

        return thrownHere(new FormatException(code(), message(), hint(), offset, name, getCause()));
    }

    /**
     * {@return the same error with another cure: an exception that differs in its hint alone}
     *
     * @param better one sentence, with components of the request in braces
     */
    public FormatException withHint(String better) {
        return thrownHere(new FormatException(code(), message(), better, offset, file, getCause()));
    }

    @Override
    public Optional<String> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public String describe(Wording wording) {
        var place = offset < 0 ? "" : String.format(Locale.ROOT, " (at offset 0x%x)", offset);
        return super.describe(wording) + place;
    }
}
