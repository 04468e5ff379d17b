// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.access;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.files.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the udev rule in its place and makes udev read it.
 *
 * @param machine where to
 * @param programs runs udevadm
 */
public record UdevInstaller(Machine machine, Programs programs) {

    private static final String FOLDER = "etc/udev/rules.d";
    private static final List<List<String>> RELOAD = List.of(
            List.of("udevadm", "control", "--reload"),
            List.of("udevadm", "trigger", "--subsystem-match=usb", "--attr-match=idVendor=303a"));

    /** Runs a program of the system. */
    @FunctionalInterface
    public interface Programs {
        /**
         * Runs a program to its end.
         *
         * @param words the program and its arguments
         * @return whether it was there and ended with 0
         */
        boolean run(List<String> words);
    }

    /** What can become of the file. */
    public enum Change {
        /** There was none. */
        WRITTEN,
        /** It was there, just as it has to be. */
        NONE,
        /** Another one was there under its name. */
        REPLACED
    }

    /**
     * What was done.
     *
     * @param file the rule in its place
     * @param change what became of the file
     * @param kept the other rule that was there under its name, kept beside it, or empty
     * @param notDone commands that did not work, to be run by hand
     */
    public record Installed(Path file, Change change, Optional<Path> kept, List<String> notDone) {

        public Installed {
            notDone = List.copyOf(notDone);
        }
    }

    /** {@return what runs programs of this machine: their output goes nowhere} */
    public static Programs system() {
        return words -> {
            try {
                return new ProcessBuilder(words)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /**
     * {@return whether the user may install the rule: true if the folder of the rules, or else the nearest one above it, can be written to}
     */
    public boolean isAllowed() {
        var folder = machine.root().resolve(FOLDER);
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isWritable(folder);
    }

    /**
     * Writes the rule, whole or not at all, and makes udev read it and look at the boards that are plugged in again.
     * Another rule of that name, or a symbolic link, is kept beside it, under a name that udev does not read.
     *
     * @return the file, and what is left to do
     * @throws IOException if the file cannot be written
     */
    public Installed install() throws IOException {
        var file = machine.root().resolve(FOLDER).resolve(UdevRule.FILE);
        var rule = Bytes.utf8(UdevRule.text(machine));
        var change = change(file, rule);
        var kept = Optional.<Path>empty();
        if (change == Change.REPLACED) {
            kept = Optional.of(keep(file));
        }
        if (change != Change.NONE) {
            OutputFile.replace(file, rule::writeTo);
        }
        var notDone = new ArrayList<String>();
        for (var words : RELOAD) {
            if (!programs.run(words)) {
                notDone.add(String.join(" ", words));
            }
        }
        return new Installed(file, change, kept, notDone);
    }

    /** A link is kept as a link: what it points to is no file of ours, and does not belong in a copy that all may read. */
    private static Path keep(Path file) throws IOException {
        var kept = file.resolveSibling(UdevRule.FILE + ".old");
        if (Files.isSymbolicLink(file)) {
            Files.deleteIfExists(kept);
            return Files.createSymbolicLink(kept, Files.readSymbolicLink(file));
        }
        OutputFile.replace(kept, Bytes.read(file)::writeTo);
        return kept;
    }

    private static Change change(Path file, Bytes rule) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Change.WRITTEN;
        }
        if (Files.isSymbolicLink(file)) {
            return Change.REPLACED;
        }
        return Bytes.read(file).equals(rule) ? Change.NONE : Change.REPLACED;
    }
}
