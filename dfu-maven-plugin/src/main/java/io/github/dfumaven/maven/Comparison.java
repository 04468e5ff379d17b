// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.bytes.Bytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes what a goal would write, and compares it with the file that is there. A file that holds it already is left alone: what
 * is made of it, by others and by their times, need not be made again.
 */
final class Comparison extends OutputStream {

    private final InputStream old;
    private final boolean isThere;
    private boolean isSame;

    private Comparison(InputStream old, boolean isThere) {
        this.old = old;
        this.isThere = isThere;
        this.isSame = isThere;
    }

    /** Begins one with a file, which need not be there. */
    static Comparison with(Path file) throws IOException {
        boolean isThere = Files.isRegularFile(file) && Files.isReadable(file);
        var old = isThere ? new BufferedInputStream(Files.newInputStream(file)) : InputStream.nullInputStream();
        return new Comparison(old, isThere);
    }

    /** Writes a file unless it holds that already, and says which it was. */
    static void write(Bytes content, Path file, BuildLog log) throws IOException {
        var comparison = with(file);
        try (comparison) {
            content.writeTo(comparison);
        }
        if (!comparison.isUpToDate(file, log)) {
            content.write(file);
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (isSame) {
            var there = old.readNBytes(length);
            isSame = Bytes.copyOf(there).equals(Bytes.copyOf(bytes).slice(offset, offset + length));
        }
    }

    @Override
    public void close() throws IOException {
        isSame = isSame && old.read() < 0;
        old.close();
    }

    /** Returns, once closed, whether nothing has to be written, and tells why or why not. */
    boolean isUpToDate(Path file, BuildLog log) {
        if (isSame) {
            log.info(file + ": up to date");
        } else if (isThere) {
            log.info(file + ": written anew, because its files or its configuration have changed");
        }
        return isSame;
    }
}
