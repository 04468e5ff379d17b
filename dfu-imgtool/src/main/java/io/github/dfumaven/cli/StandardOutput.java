// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import io.github.dfumaven.error.DfuException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers what went wrong, for writers that keep it to themselves. */
final class StandardOutput extends FilterOutputStream {

    /** EPIPE of Unix; ERROR_BROKEN_PIPE and ERROR_NO_DATA of Windows. */
    private static final List<String> READER_GONE =
            List.of("broken pipe", "the pipe has been ended", "the pipe is being closed");

    private @Nullable IOException failure;

    StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Tells whether somebody who read from us has gone away, as {@code head} does when it has seen enough. There is no
     * exception of its own for that, only the text of the system, which Java does not translate. An error that we have
     * put into words is another one, even if it cites that text: the server of a board may hang up as well.
     */
    static boolean isReaderGone(Throwable thrown) {
        var text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return thrown instanceof IOException
                && !(thrown instanceof DfuException)
                && READER_GONE.stream().anyMatch(text::contains);
    }
}
