// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;

/** The exit codes of both tools. */
public final class ExitCode {

    /** All is done: 0. */
    public static final int DONE = 0;
    /** The file is bad: 1. */
    public static final int BAD_FILE = 1;
    /** The command line is wrong: 2. */
    public static final int USAGE = 2;
    /** No, several, or a failing device: 3. */
    public static final int DEVICE = 3;
    /** Reading or writing failed: 4. */
    public static final int IO = 4;
    /** A bug of ours: 70. */
    public static final int BUG = 70;
    /** Interrupted: 130. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /**
     * {@return the exit code that tells who has to act: one of the codes of this class, never {@link #DONE}}
     *
     * @param thrown what ended the command
     */
    public static int of(Throwable thrown) {
        if (thrown instanceof FormatException) {
            return BAD_FILE;
        }
        if (thrown instanceof InvalidRequestException) {
            return USAGE;
        }
        if (thrown instanceof DeviceException) {
            return DEVICE;
        }
        if (thrown instanceof InternalErrorException) {
            return BUG;
        }
        if (thrown instanceof InterruptedException || thrown instanceof InterruptedIOException) {
            return INTERRUPTED;
        }
        return thrown instanceof IOException
                        || thrown instanceof UncheckedIOException
                        || thrown instanceof InvalidPathException
                ? IO
                : BUG;
    }
}
