// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import io.github.dfumaven.error.DfuException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/**
 * Names what goes wrong while something is read or written as the user calls it. The system names no file when a disk is
 * full, or the hidden one that nobody knows. An error that we have put into words already stays as it is, and so does
 * an interruption.
 *
 * @param name of the file as the user wrote it, or words for a stream
 */
public record IoTrouble(String name) {

    /**
     * What may go wrong.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @return what comes of it
         * @throws IOException if it goes wrong
         */
        T run() throws IOException;
    }

    /**
     * Does some work on that alone.
     *
     * @param work what may go wrong
     * @param <T> what comes of it
     * @return what came of it
     * @throws IOException if it went wrong, named
     */
    public <T> T with(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (IOException e) {
            throw named(e);
        }
    }

    /**
     * {@return a stream whose errors are named; errors of what writes into it stay as they are: a stream that passes all on to it}
     *
     * @param out where the bytes go
     */
    public OutputStream of(OutputStream out) {
        return new Named(out);
    }

    private IOException named(IOException thrown) {
        if (thrown instanceof DfuException || thrown instanceof InterruptedIOException) {
            return thrown;
        }
        var reason = thrown instanceof FileSystemException system
                ? Objects.requireNonNullElse(
                        system.getReason(), thrown.getClass().getSimpleName())
                : thrown.getMessage();
        var told = thrown instanceof AccessDeniedException
                ? new AccessDeniedException(name)
                : new FileSystemException(name, null, reason);
        told.initCause(thrown);
        return told;
    }

    private final class Named extends FilterOutputStream {

        Named(OutputStream out) {
            super(out);
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
                throw named(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw named(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException e) {
                throw named(e);
            }
        }
    }
}
