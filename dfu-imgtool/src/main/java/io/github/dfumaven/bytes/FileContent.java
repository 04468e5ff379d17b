// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Gets the content of files: small ones into memory, large ones mapped. */
final class FileContent {

    /** Files up to this size are read into memory, larger ones are mapped: 8 MiB. */
    private static final long MAP_ABOVE = 8L << 20;

    private FileContent() {}

    static ByteBuffer read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder, not a file");
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE - 8) {
                throw new IOException(file + ": " + size + " bytes are too many, no firmware is larger than 2 GiB");
            }

            if (size > MAP_ABOVE) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            }
            // a pipe or a device states no size
            return size == 0
                    ? ByteBuffer.wrap(Channels.newInputStream(channel).readAllBytes())
                    : readExactly(channel, (int) size, file);
        }
    }

    private static ByteBuffer readExactly(FileChannel channel, int size, Path file) throws IOException {
        var content = ByteBuffer.allocate(size);
        while (content.hasRemaining()) {
            if (channel.read(content) < 0) {
                throw new EOFException(file + ": became shorter while it was read");
            }
        }
        return content.flip();
    }
}
