// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.FileNames;
import io.github.dfumaven.bytes.OutputFile;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts several files into a folder so that all of them appear or none: into a hidden folder there first. */
final class Staging implements AutoCloseable {

    private final Path folder;
    private final List<Path> made;
    private final Path hidden;
    private final Path fresh;
    private final Path replaced;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Path> appeared = new ArrayList<>();
    private boolean kept;

    private Staging(Path folder, List<Path> made, Path hidden) throws IOException {
        this.folder = folder;
        this.made = made;
        this.hidden = hidden;
        this.fresh = Files.createDirectory(hidden.resolve("new"));
        this.replaced = Files.createDirectory(hidden.resolve("old"));
    }

    static Staging in(Path folder) throws IOException {
        var made = new ArrayList<Path>();
        for (var at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            made.add(at);
        }
        OutputFile.createFolder(folder);
        return new Staging(folder, made, Files.createTempDirectory(folder, ".extract-"));
    }

    /** Returns the folder in which the files lie for now. */
    Path fresh() {
        return fresh;
    }

    void add(String name, Bytes content) throws IOException {
        var target = FileNames.resolve(folder, name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw ExtractError.TARGET_NOT_A_FILE.of(
                    "%s is a %s, so it is not replaced",
                    target, Files.isSymbolicLink(target) ? "symbolic link" : "folder");
        }
        try (var out = Files.newOutputStream(fresh.resolve(name), StandardOpenOption.CREATE_NEW)) {
            content.writeTo(out);
        } catch (FileAlreadyExistsException taken) {
            throw twice(name);
        }
        names.add(name);
    }

    private static FormatException twice(String name) {
        return ExtractError.NAME_TWICE.of("there are two files of the name %s", name);
    }

    /** Makes all files appear; if one cannot, those that were there before come back. */
    void appear() throws IOException {
        for (var name : names) {
            var target = folder.resolve(name);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(target, replaced.resolve(name));
            }
            Files.move(fresh.resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
            appeared.add(target);
        }
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            for (var file : appeared) {
                Files.deleteIfExists(file);
            }
            for (var name : names) {
                if (Files.exists(replaced.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(replaced.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        delete(hidden);
        if (!kept) {
            for (var one : made) {
                Files.deleteIfExists(one);
            }
        }
    }

    private static void delete(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
