// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A hidden file or folder beside its place, in which something is made that shall appear whole. It is gone in the end,
 * however the program ends: also by a signal, and what is left by a program that was killed goes when the next one makes
 * something in the same folder. A lock tells whose programs still live, and the name those of this JVM: to look at a lock of
 * one's own would open it.
 */
public final class HiddenPlace implements AutoCloseable {

    /** Where in a hidden folder is what was taken away from its place in the folder above, by the same name. */
    public static final String REPLACED = "old";

    /** The same for all copies of this class in a JVM. */
    /** A folder in which nothing can be made, although it is there, is given up. */
    private static final int MOST_TRIES = 10;

    private static final String JVM_PROPERTY = "io.github.dfumaven.jvm";

    private static final String JVM =
            (String) System.getProperties().computeIfAbsent(JVM_PROPERTY, name -> eightDigits());

    private static final Pattern NAME = Pattern.compile("\\.dfu-(?<jvm>[0-9a-f]{8})-[0-9a-f]{8}\\.part");
    private static final String OWNER = "owner";

    /** Far behind any content, for on some systems nobody else may write what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel owner;
    private final Shutdown.Act act;

    private HiddenPlace(Path path, FileChannel owner, Shutdown.Act act) {
        this.path = path;
        this.owner = owner;
        this.act = act;
    }

    /**
     * Makes an empty file.
     *
     * @param folder where; what killed programs have left there is cleared
     * @return a new file with the rights of any new file
     * @throws IOException if it cannot be made
     */
    public static HiddenPlace file(Path folder) throws IOException {
        return in(folder, false);
    }

    /**
     * Makes a folder, empty but for a file that is not to be touched.
     *
     * @param folder where; what killed programs have left there is cleared
     * @return a new folder
     * @throws IOException if it cannot be made
     */
    public static HiddenPlace folder(Path folder) throws IOException {
        return in(folder, true);
    }

    private static HiddenPlace in(Path folder, boolean isFolder) throws IOException {
        clear(folder);
        for (int tries = 1; ; tries++) {
            var path = folder.resolve(".dfu-" + JVM + "-" + eightDigits() + ".part");
            var act = Shutdown.before(() -> delete(path));
            try {
                return make(path, isFolder, act);
            } catch (FileAlreadyExistsException | NoSuchFileException e) {
                // Another one of that name, or somebody who cleared up just now took it for a left-over.
                act.close();
                if (!Files.isDirectory(folder) || tries == MOST_TRIES) {
                    throw e;
                }
            } catch (IOException | RuntimeException | Error e) {
                delete(path);
                act.close();
                throw e;
            }
        }
    }

    private static HiddenPlace make(Path path, boolean isFolder, Shutdown.Act act) throws IOException {
        if (isFolder) {
            Files.createDirectory(path);
        }
        var owner = FileChannel.open(
                isFolder ? path.resolve(OWNER) : path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lockIfPossible(owner);
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            return new HiddenPlace(path, owner, act);
        } catch (IOException | RuntimeException | Error e) {
            owner.close();
            throw e;
        }
    }

    /** {@return where it is: the file or folder} */
    public Path path() {
        return path;
    }

    /**
     * {@return what writes the content of a file; to open the file once more would open its lock: a stream without a buffer, not to be
     * closed}
     */
    public OutputStream out() {
        return Channels.newOutputStream(owner);
    }

    /**
     * Deletes it with all that is in it, if it is still there.
     *
     * @throws IOException if something cannot be deleted
     */
    @Override
    public void close() throws IOException {
        try (act;
                owner) {
            deleteAll(path);
        }
    }

    /** Puts back what was taken away and never replaced, and deletes the rest; what cannot be cleared is in nobody's way. */
    private static void clear(Path folder) {
        try (var all = Files.newDirectoryStream(folder, ".dfu-*.part")) {
            for (var place : all) {
                var name = NAME.matcher(place.getFileName().toString());
                if (name.matches() && !name.group("jvm").equals(JVM)) {
                    clear(folder, place);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // whoever cannot be written to will tell
        }
    }

    private static void clear(Path folder, Path left) {
        boolean isFolder = Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS);
        var file = isFolder ? left.resolve(OWNER) : left;
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (!lock(channel)) {
                return;
            }
            if (isFolder) {
                putBack(left.resolve(REPLACED), folder);
            }
            deleteAll(left);
        } catch (NoSuchFileException e) {
            delete(left); // killed before it had an owner, so there is nothing in it
        } catch (IOException e) {
            return; // of somebody else, perhaps
        }
    }

    private static void putBack(Path replaced, Path folder) throws IOException {
        if (!Files.isDirectory(replaced, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.newDirectoryStream(replaced)) {
            for (var file : all) {
                var target = folder.resolve(file.getFileName());
                if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(file, target);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Where there are no locks, nothing is cleared either, for that takes one. */
    private static void lockIfPossible(FileChannel channel) {
        try {
            boolean unused = lock(channel);
        } catch (IOException e) {
            return; // a network disk, perhaps
        }
    }

    /** Returns false if another one has it. */
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void delete(Path path) {
        try {
            deleteAll(path);
        } catch (IOException e) {
            return; // then it is a left-over for the next one
        }
    }

    private static void deleteAll(Path root) throws IOException {
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(root);
            return;
        }
        try (var all = Files.walk(root)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String eightDigits() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
