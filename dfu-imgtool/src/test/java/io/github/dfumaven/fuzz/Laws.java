// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fuzz;

import com.sun.management.ThreadMXBean;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.fault.Explanation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What holds whatever is read: it ends in a result or in an error of ours, in memory of the order of the input, and
 * nothing that is said steers a terminal or goes on and on.
 */
public final class Laws {

    /** The most characters of one message, and of one line. */
    private static final int LONGEST = 6000;

    /**
     * What reading may allocate altogether, garbage included: 24 MiB, and 512 bytes for each byte of input. What Jazzer's hooks
     * allocate while it hunts counts as well.
     */
    private static final long BASE = (Boolean.getBoolean("jazzer.hooks") ? 96L : 24L) << 20;

    private static final long PER_BYTE = 512;

    // not by TextWidth, which is one of those on trial
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Something that reads input. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws IOException;
    }

    private Laws() {}

    /** Returns what was read, or nothing if it was refused as it should be. May read twice. */
    public static <T> Optional<T> read(int length, Reading<T> reading) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        var result = attempt(reading);
        if (THREADS.getCurrentThreadAllocatedBytes() - before > most(length)) {
            // the first time classes are loaded, and instrumented, which counts as well
            before = THREADS.getCurrentThreadAllocatedBytes();
            attempt(reading);
            long used = THREADS.getCurrentThreadAllocatedBytes() - before;
            holds(used <= most(length), "bytes of memory, and bytes of input", used, length);
        }
        return result;
    }

    private static long most(int length) {
        return BASE + PER_BYTE * length;
    }

    private static <T> Optional<T> attempt(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (DfuException refused) {
            harmless(refused);
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError("an error that is none of ours", e);
        }
    }

    /** An error can be printed as it is. */
    public static void harmless(DfuException error) {
        var told = Explanation.of(error, Wording.PLAIN);
        harmless(told.message());
        harmless(told.hint());
        told.details().forEach(Laws::harmless);
        harmless(error.message());
        harmless(error.getMessage());
        for (var other : error.getSuppressed()) {
            if (other instanceof DfuException too) {
                harmless(too);
            }
        }
    }

    /** Problems can be printed as they are. */
    public static void harmless(List<Problem> problems) {
        for (var problem : problems) {
            harmless(problem.message());
            harmless(problem.hint());
        }
    }

    /** A line steers no terminal, and is not endless. */
    public static void harmless(String line) {
        var found = HARMFUL.matcher(line);
        if (found.find()) {
            throw new AssertionError(
                    String.format(Locale.ROOT, "U+%04x in: %s", line.codePointAt(found.start()), line));
        }
        if (line.length() > LONGEST) {
            throw new AssertionError(line.length() + " characters: " + line);
        }
    }

    /** Two values that have to be the same. */
    public static void same(String what, Object one, Object other) {
        if (!one.equals(other)) {
            throw new AssertionError(what + " differ: " + one + " and " + other);
        }
    }

    /** Something that has to hold. */
    public static void holds(boolean condition, String what, Object... about) {
        if (!condition) {
            throw new AssertionError(what + " " + List.of(about));
        }
    }
}
