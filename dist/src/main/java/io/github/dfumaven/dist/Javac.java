// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.ToolProvider;

/** Compiles for the oldest Java that the tools run on, so that archives of classes take all of it. */
final class Javac {

    private Javac() {}

    /**
     * {@return the classes of sources: by their names in a jar}
     *
     * @param sources files of them
     * @param options more options, such as a class path
     * @param classes a new folder
     * @throws IOException if they do not compile
     */
    static SortedMap<String, byte[]> compile(List<Path> sources, List<String> options, Path classes)
            throws IOException {
        Files.createDirectories(classes);
        var all = new ArrayList<>(List.of(
                "-nowarn",
                "-proc:none",
                "-g:source,lines",
                "--release",
                "17",
                "-XDstringConcat=inline",
                "-d",
                classes.toString()));
        all.addAll(options);
        var javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var told = new StringWriter();
            if (!javac.getTask(told, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IOException("the sources do not compile: " + told);
            }
        }
        var found = new TreeMap<String, byte[]>();
        try (var compiled = Files.walk(classes)) {
            for (var file : compiled.filter(Files::isRegularFile).toList()) {
                found.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return found;
    }
}
