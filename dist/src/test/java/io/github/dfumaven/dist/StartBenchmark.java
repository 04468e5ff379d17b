// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long starts take, in rounds in which all take turns: a bare Java, both kinds of command with and without the archive of classes,
 * {@code create} with one that is old, damaged, or has no place, and mkdfu.py if {@code -Ddfu.mkdfu=} names it. No test: {@code -Dit.test=StartBenchmark} runs it.
 */
class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("dfu.benchmark.rounds", 15);
    private static final String NEWEST = System.getProperty("dfu.newestJava", "/usr/lib/jvm/temurin-25-jdk-amd64");
    private static final String MKDFU = System.getProperty("dfu.mkdfu", "");

    /** What one run took, in milliseconds: from start to end, and of processors. */
    private record Taken(double wall, double processors) {}

    private record Candidate(Map<String, String> environment, List<String> command) {}

    @TempDir
    private Path folder;

    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Map<String, List<Taken>> taken = new LinkedHashMap<>();

    @Test
    void startsTakeTurns() throws Exception {
        write("small.bin", 1_500_000);
        write("large.bin", (16 << 20) - (64 << 10));
        if (!MKDFU.isEmpty()) {
            mkdfu("mkdfu.py", "small.bin", "2MB");
            mkdfu("mkdfu.py, 16 MB", "large.bin", "16MB");
        }
        var javas = Stream.of(System.getProperty("java.home"), NEWEST)
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        for (var java : javas) {
            tools(java);
        }
        // archives are made behind these runs
        for (var candidate : candidates.values()) {
            measure(candidate);
        }
        for (var how : List.of("on", "old", "damaged")) {
            awaitArchives(folder.resolve("cache-" + how), javas.size());
        }
        age(folder.resolve("cache-old"));
        damage(folder.resolve("cache-damaged"));
        for (int round = 0; round < ROUNDS; round++) {
            for (var name : candidates.keySet()) {
                taken.computeIfAbsent(name, it -> new ArrayList<>()).add(measure(candidates.get(name)));
            }
        }
        taken.forEach(StartBenchmark::print);
    }

    private void write(String name, int size) throws Exception {
        var content = new byte[size];
        new Random(1).nextBytes(content);
        Files.write(folder.resolve(name), content);
    }

    private void mkdfu(String name, String file, String flash) {
        var command =
                List.of("python3", MKDFU, "write", "-o", "m.dfu", "--pid", "9", "--flash-size", flash, "0x10000", file);
        candidates.put(name, new Candidate(Map.of(), command));
    }

    private void tools(Path java) throws Exception {
        var version =
                "Java " + Files.readString(java.resolve("release")).replaceFirst("(?s).*JAVA_VERSION=\"(\\d+).*", "$1");
        var classes = Path.of("target/test-classes").toAbsolutePath().toString();
        candidates.put(
                version + ", bare",
                new Candidate(
                        Map.of(),
                        List.of(
                                java.resolve("bin/java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classes,
                                BareStart.class.getName(),
                                "small.bin",
                                "bare.bin")));
        var tools = Files.createTempDirectory(folder, "tools");
        var unpacked = Installation.unpack(Built.archive("tar.gz"), tools, java).home();
        var home = Files.move(unpacked, tools.resolve("dfu-tools"));
        var tool = home.resolve("bin/dfu-imgtool").toString();
        for (var how : List.of("on", "off", "old", "damaged", "nowhere")) {
            var environment = Map.of(
                    "JAVA_HOME",
                    java.toString(),
                    "XDG_CACHE_HOME",
                    how.equals("nowhere")
                            ? "/dev/null/cache"
                            : Files.createDirectories(folder.resolve("cache-" + how))
                                    .toString(),
                    "DFU_CLASS_ARCHIVE",
                    how.equals("off") ? how : "");
            var name = version + ", archive " + how + ", ";
            candidates.put(name + "create", new Candidate(environment, create(tool, "small.bin", "2MB")));
            if (how.equals("on") || how.equals("off")) {
                candidates.put(name + "--version", new Candidate(environment, List.of(tool, "--version")));
                candidates.put(name + "info", new Candidate(environment, List.of(tool, "info", "small.bin.dfu")));
                candidates.put(name + "create 16 MB", new Candidate(environment, create(tool, "large.bin", "16MB")));
            }
        }
    }

    /** Makes archives old ones, which a lock of this process keeps from being made anew. */
    private static void age(Path cache) throws IOException {
        for (var identity : named("identity", cache)) {
            Files.writeString(identity, "another\n", StandardOpenOption.APPEND);
            var process = String.valueOf(ProcessHandle.current().pid());
            Files.createSymbolicLink(identity.resolveSibling("lock"), Path.of(process));
        }
    }

    /** Makes archives what only Java can tell from those that it made. */
    private static void damage(Path cache) throws IOException {
        for (var classes : named("classes", cache)) {
            var time = Files.getLastModifiedTime(classes);
            var permissions = Files.getPosixFilePermissions(classes);
            Files.setPosixFilePermissions(classes, PosixFilePermissions.fromString("rw-r--r--"));
            try (var file = Files.newByteChannel(classes, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.allocate(64));
            }
            Files.setPosixFilePermissions(classes, permissions);
            Files.setLastModifiedTime(classes, time);
        }
    }

    private static void awaitArchives(Path cache, int wanted) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (named("identity", cache).size() < wanted
                || !named("making", cache).isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not " + wanted + " archives were made in " + cache);
            }
            Thread.sleep(200);
        }
    }

    private static List<Path> named(String name, Path below) throws IOException {
        try (var files = Files.find(below, Integer.MAX_VALUE, (file, facts) -> file.endsWith(name))) {
            return files.toList();
        } catch (UncheckedIOException e) {
            return List.of(below.resolve("making")); // what was there is gone, so something is at work
        }
    }

    private static List<String> create(String tool, String file, String flash) {
        return List.of(
                tool, "create", "--target", "esp32s3", "--flash-size", flash, "-o", file + ".dfu", "0x10000", file);
    }

    private Taken measure(Candidate candidate) throws Exception {
        var command =
                new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%3R %3U %3S'; time \"$@\" >said 2>&1", "measured"));
        command.addAll(candidate.command());
        var run = Installation.run(folder, candidate.environment(), command);
        if (run.exit() != 0) {
            throw new AssertionError(candidate + ": " + Files.readString(folder.resolve("said")));
        }
        var seconds = run.err().strip().split(" ", -1);
        return new Taken(
                1000 * Double.parseDouble(seconds[0]),
                1000 * (Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2])));
    }

    private static void print(String name, List<Taken> runs) {
        var wall = runs.stream().mapToDouble(Taken::wall).sorted().toArray();
        var processors = runs.stream().mapToDouble(Taken::processors).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-36s fastest %5.0f ms, median %5.0f ms; processors, least %5.0f ms, median %5.0f ms%n",
                name,
                wall[0],
                wall[wall.length / 2],
                processors[0],
                processors[processors.length / 2]);
    }
}
