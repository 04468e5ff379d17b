// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.files.FileNames;
import io.github.dfumaven.files.HiddenPlace;
import io.github.dfumaven.files.IoTrouble;
import io.github.dfumaven.files.OutputFile;
import io.github.dfumaven.files.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts several files into a folder so that all of them appear or none: into a hidden folder there first. */
final class Staging implements AutoCloseable {

    private final Path folder;
    private final List<Path> made;
    private final HiddenPlace hidden;
    private final Path fresh;
    private final Path replaced;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Path> appeared = new ArrayList<>();
    private final Shutdown.Act act;
    private boolean kept;

    private Staging(Path folder, List<Path> made, HiddenPlace hidden) throws IOException {
        this.folder = folder;
        this.made = made;
        this.hidden = hidden;
        this.fresh = Files.createDirectory(hidden.path().resolve("new"));
        this.replaced = Files.createDirectory(hidden.path().resolve(HiddenPlace.REPLACED));
        this.act = Shutdown.before(this::giveUp);
    }

    static Staging in(Path folder) throws IOException {
        var made = new ArrayList<Path>();
        for (var at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            made.add(at);
        }
        OutputFile.createFolder(folder);
        var hidden = new IoTrouble(folder.toString()).with(() -> HiddenPlace.folder(folder));
        try {
            return new Staging(folder, made, hidden);
        } catch (IOException | RuntimeException | Error e) {
            hidden.close();
            throw e;
        }
    }

    /** Returns the folder in which the files lie for now. */
    Path fresh() {
        return fresh;
    }

    synchronized void add(String name, Bytes content) throws IOException {
        var target = FileNames.resolve(folder, name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw ExtractError.TARGET_NOT_A_FILE.of(
                    "%s is a %s, so it is not replaced",
                    target, Files.isSymbolicLink(target) ? "symbolic link" : "folder");
        }
        var file = fresh.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw ExtractError.NAME_TWICE.of("there are two files of the name %s", name);
        }
        var trouble = new IoTrouble(target.toString());
        try (var out = trouble.with(() -> trouble.of(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)))) {
            content.writeTo(out);
        }
        names.add(name);
    }

    /** Makes all files appear; if one cannot, those that were there before come back. */
    synchronized void appear() throws IOException {
        for (var name : names) {
            var target = folder.resolve(name);
            var trouble = new IoTrouble(target.toString());
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                trouble.with(() -> Files.move(target, replaced.resolve(name)));
            }
            trouble.with(() -> Files.move(fresh.resolve(name), target, StandardCopyOption.ATOMIC_MOVE));
            appeared.add(target);
        }
        kept = true;
    }

    @Override
    public synchronized void close() throws IOException {
        try (act;
                hidden) {
            if (!kept) {
                putBack();
            }
        }
        if (!kept) {
            for (var file : made) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Once more is once too much for what is put back already. */
    private void putBack() throws IOException {
        for (var file : appeared) {
            Files.deleteIfExists(file);
        }
        appeared.clear();
        for (var name : names) {
            if (Files.exists(replaced.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(replaced.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Says nothing of what cannot be put in order: the next one clears it. */
    private void giveUp() {
        try {
            close();
        } catch (IOException e) {
            return;
        }
    }
}
