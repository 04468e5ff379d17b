// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import io.github.dfumaven.files.IoTrouble;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Gets the content of files, small ones into memory, large ones mapped; and puts it there. */
final class FileContent {

    /** Files up to this size are read into memory, larger ones are mapped: 8 MiB. */
    private static final int MAP_ABOVE = 8 << 20;

    /** At most this goes into a file or out of it at once, for Java takes as much memory beside it: 64 KiB. */
    private static final int CHUNK = 1 << 16;

    /** The most bytes that are read: 256 MiB, twice the largest flash of an ESP chip. */
    static final int LIMIT = 256 << 20;

    private FileContent() {}

    static ByteBuffer read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder, not a file");
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > LIMIT) {
                throw ByteError.FILE_TOO_LARGE
                        .of("%d bytes, but no firmware has more than %d", size, LIMIT)
                        .in(file.toString());
            }

            if (size > MAP_ABOVE) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            }
            // a pipe or a device states no size
            return size == 0
                    ? readToEnd(Channels.newInputStream(channel), file.toString())
                    : readExactly(channel, (int) size, file);
        }
    }

    /**
     * Reads what states no size. What does not fit into memory well goes by way of a temporary file.
     *
     * @param in read to its end, or to the limit
     * @param name of the stream, for the error
     * @return its bytes
     * @throws IOException if it cannot be read, or goes on beyond the limit
     */
    static ByteBuffer readToEnd(InputStream in, String name) throws IOException {
        var first = in.readNBytes(MAP_ABOVE);
        if (first.length < MAP_ABOVE) {
            return ByteBuffer.wrap(first);
        }

        var trouble = new IoTrouble("temporary file for " + name);
        var spool = trouble.with(() -> Files.createTempFile("dfu-", ".spool"));
        try (var channel = FileChannel.open(spool, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            discard(spool);
            var out = trouble.of(Channels.newOutputStream(channel));
            out.write(first);
            spool(in, out, name);
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    static void write(ByteBuffer content, OutputStream out) throws IOException {
        if (content.hasArray()) {
            for (int at = 0; at < content.limit(); at += CHUNK) {
                out.write(content.array(), content.arrayOffset() + at, Math.min(CHUNK, content.limit() - at));
            }
            return;
        }

        var chunk = new byte[Math.min(content.limit(), CHUNK)];
        for (int at = 0; at < content.limit(); at += chunk.length) {
            int count = Math.min(chunk.length, content.limit() - at);
            content.get(at, chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }

    private static void spool(InputStream in, OutputStream out, String name) throws IOException {
        var chunk = new byte[CHUNK];
        long total = MAP_ABOVE;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            total += count;
            if (total > LIMIT) {
                throw ByteError.FILE_TOO_LARGE
                        .of("goes on after %d bytes, but no firmware has more", LIMIT)
                        .in(name);
            }
            out.write(chunk, 0, count);
        }
    }

    /** While it is still open, so that nothing is left however the program ends; where that cannot be, when it ends. */
    private static void discard(Path spool) {
        if (!spool.toFile().delete()) {
            spool.toFile().deleteOnExit();
        }
    }

    private static ByteBuffer readExactly(FileChannel channel, int size, Path file) throws IOException {
        var content = ByteBuffer.allocate(size);
        while (content.position() < size) {
            content.limit(Math.min(size, content.position() + CHUNK));
            if (channel.read(content) < 0) {
                throw new EOFException(file + ": became shorter while it was read");
            }
        }
        return content.flip();
    }
}
