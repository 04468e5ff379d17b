// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A Java that runs both tools and nothing else, made of a JDK. */
record JavaRuntime(Path jdk, Path jars) {

    /** Modules of which no class is ever loaded: what needs them, and why that does not count. */
    private static final Map<String, Set<String>> NOT_NEEDED = Map.of(
            "commons-lang3", Set.of("java.desktop"), // for its circuit breaker, which nobody here uses
            "error_prone_annotations", Set.of("java.compiler")); // for values of annotations that are not read

    /** Signals other than the first one are heard by a class that is asked for by its name, which jdeps does not see. */
    private static final String SIGNALS = "jdk.unsupported";

    /**
     * Older JDKs make another archive of their classes each time, and other classes for method handles; two builds have to be
     * alike. Tried with 17.0.15 and 25.0.3.
     */
    private static final int REPRODUCIBLE_SINCE = 25;

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    /** Makes one of a JDK for the jars of a folder. */
    static void make(Path jdk, Path jars, Path runtime) throws IOException, InterruptedException {
        new JavaRuntime(jdk, jars).make(runtime);
    }

    private void make(Path runtime) throws IOException, InterruptedException {
        boolean isReproducible = version() >= REPRODUCIBLE_SINCE;
        var words = new ArrayList<>(List.of(
                jdk.resolve("bin/jlink").toString(),
                "--add-modules",
                String.join(",", modules()),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString()));
        if (!isReproducible) {
            words.addAll(List.of("--disable-plugin", "generate-jli-classes"));
        }
        run(words);
        if (isReproducible) {
            // Every JDK comes with this archive of its own classes, which halves the time of a start.
            run(List.of(runtime.resolve("bin/java").toString(), "-Xshare:dump"));
        }
    }

    private int version() throws IOException {
        var release = Files.readString(jdk.resolve("release"));
        var found = VERSION.matcher(release);
        if (!found.find()) {
            throw new IOException(jdk.resolve("release") + " tells no version");
        }
        return Integer.parseInt(found.group(1));
    }

    /** Returns the modules of the JDK that the jars use. */
    private Set<String> modules() throws IOException, InterruptedException {
        var found = new TreeSet<>(Set.of(SIGNALS));
        for (var jar : withClasses()) {
            found.addAll(modules(jar));
        }
        return found;
    }

    private Set<String> modules(Path jar) throws IOException, InterruptedException {
        var said = run(List.of(
                jdk.resolve("bin/jdeps").toString(),
                "--multi-release",
                "17",
                "--ignore-missing-deps",
                "--print-module-deps",
                "--module-path",
                String.join(
                        File.pathSeparator,
                        withClasses().stream().map(Path::toString).toList()),
                jar.toString()));
        var lines = said.lines().toList();
        var modules = new TreeSet<>(List.of(lines.get(lines.size() - 1).split(",", -1)));
        modules.removeIf(module -> !module.startsWith("java.") && !module.startsWith("jdk."));
        var name = String.valueOf(jar.getFileName());
        NOT_NEEDED.forEach((prefix, unneeded) -> modules.removeAll(name.startsWith(prefix) ? unneeded : Set.of()));
        return modules;
    }

    /** The natives' jars have the same folder, which two modules may not. */
    private List<Path> withClasses() throws IOException {
        try (var all = Files.list(jars)) {
            return all.filter(jar -> !String.valueOf(jar.getFileName()).startsWith("libusb4java-"))
                    .sorted()
                    .toList();
        }
    }

    private static String run(List<String> words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        // The archive of classes holds what Java made of both.
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "UTC");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ": " + said);
        }
        return said.strip();
    }
}
