// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Writes a file so that it appears whole or not at all: beside its place first, then moved there. */
public final class OutputFile {

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes everything that belongs in the file.
         *
         * @param out where to; buffered, not to be closed
         * @throws IOException if the content cannot be made; the file then does not appear
         */
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    /**
     * Writes bytes to a file, replacing what is there and making missing folders.
     *
     * @param file the file to appear
     * @param content all its bytes
     * @throws IOException if it cannot be written; a file that was there before is then unchanged
     */
    public static void write(Path file, Bytes content) throws IOException {
        write(file, content::writeTo);
    }

    /**
     * Writes a file, replacing what is there and making missing folders.
     *
     * @param file the file to appear; through a symbolic link, the file it points to
     * @param content writes the bytes
     * @throws IOException if it cannot be written; a file that was there before is then unchanged
     */
    public static void write(Path file, Content content) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException(file + ": is not a regular file, so it cannot be replaced");
        }

        var folder = Objects.requireNonNull(target.getParent(), "a file has a folder");
        createFolder(folder);
        try (var beside = HiddenPlace.file(folder)) {
            samePermissions(target, beside.path());
            var out = new BufferedOutputStream(beside.out(), 1 << 16);
            content.writeTo(out);
            out.flush();
            move(beside.path(), target);
        }
    }

    /**
     * Makes a folder and all above it.
     *
     * @param folder the folder, which may be there already
     * @throws IOException if it cannot be made, or something on the way is a file
     */
    public static void createFolder(Path folder) throws IOException {
        for (var at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at) && !Files.isDirectory(at)) {
                throw new IOException(at + ": is a file, so there can be no folder " + folder);
            }
        }
        Files.createDirectories(folder);
    }

    private static void samePermissions(Path target, Path beside) throws IOException {
        if (Files.exists(target)
                && beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
