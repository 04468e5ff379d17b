// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private OutputFile() {}

    /**
     * Writes a file, replacing what is there and making missing folders.
     *
     * @param file the file to appear; through a symbolic link, the file it points to, which need not be there
     * @param content writes the bytes
     * @throws IOException if it cannot be written; a file that was there before is then unchanged
     */
    public static void write(Path file, Content content) throws IOException {
        appear(file, behindLinks(file), content);
    }

    /**
     * Writes a file as {@link #write} does, but in the place of a symbolic link, not through it:
     * what the link points to stays as it is.
     *
     * @param file the file to appear
     * @param content writes the bytes
     * @throws IOException if it cannot be written; what was there before is then unchanged
     */
    public static void replace(Path file, Content content) throws IOException {
        appear(file, file.toAbsolutePath(), content);
    }

    private static void appear(Path file, Path target, Content content) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(target)) {
            throw new IOException(file + ": is not a regular file, so it cannot be replaced");
        }

        var folder = Objects.requireNonNull(target.getParent(), "a file has a folder");
        createFolder(folder);
        var trouble = new IoTrouble(file.toString());
        try (var beside = trouble.with(() -> HiddenPlace.file(folder))) {
            trouble.with(() -> samePermissions(target, beside.path()));
            var out = new BufferedOutputStream(trouble.of(beside.out()), 1 << 16);
            content.writeTo(out);
            out.flush();
            trouble.with(() -> move(beside.path(), target));
        }
    }

    /** Follows links by hand, for a link to a file that is not there yet has no real path. */
    private static Path behindLinks(Path file) throws IOException {
        var at = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(file.toString(), null, "leads through too many links");
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
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

    private static Path samePermissions(Path target, Path beside) throws IOException {
        boolean hasPosix = beside.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasPosix && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                ? Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target))
                : beside;
    }

    private static Path move(Path from, Path to) throws IOException {
        try {
            return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            return Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
