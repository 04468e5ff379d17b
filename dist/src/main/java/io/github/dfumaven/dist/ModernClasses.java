// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * Compiles the classes of a jar anew from its published sources, unchanged. Those of picocli are in the format of Java 5, which
 * archives of classes do not take: with it, most of what a start needs is in them.
 */
final class ModernClasses {

    private final Path work;
    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    private ModernClasses(Path work) {
        this.work = work;
    }

    /**
     * Puts new classes into a jar.
     *
     * @param sources the jar of its sources
     * @param jar the jar, replaced
     * @param work an empty folder
     * @param date of what is in the jar
     */
    static void make(Path sources, Path jar, Path work, LocalDate date) throws IOException {
        new ModernClasses(work).make(sources, jar, date);
    }

    private void make(Path sources, Path jar, LocalDate date) throws IOException {
        readOthers(jar);
        entries.putAll(Javac.compile(unpack(sources), List.of(), work.resolve("classes")));
        ClassJar.write(jar, entries, date);
    }

    /** Reads what is no class, and the description of the module, which has no source. */
    private void readOthers(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(entry -> !entry.isDirectory()).toList()) {
                if (!entry.getName().endsWith(".class") || entry.getName().endsWith("module-info.class")) {
                    try (var in = file.getInputStream(entry)) {
                        entries.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private List<Path> unpack(Path sources) throws IOException {
        var unpacked = new ArrayList<Path>();
        try (var file = new JarFile(sources.toFile())) {
            for (var entry : file.stream().toList()) {
                if (entry.getName().endsWith(".java") && !entry.getName().contains("..")) {
                    var to = work.resolve("sources").resolve(entry.getName());
                    Files.createDirectories(to.getParent());
                    try (var in = file.getInputStream(entry)) {
                        Files.copy(in, to);
                    }
                    unpacked.add(to);
                }
            }
        }
        return unpacked;
    }
}
