// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.usbfs.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the plugin adds to {@code mvn package}, beside the same call of the library in a Java of its own: to a project
 * that has Java to compile and to pack, and to one in which no other plugin runs, where this one also pays for what
 * Maven loads before its first. No test: {@code -Dit.test=PackageBenchmark} runs it.
 */
class PackageBenchmark {

    private static final int ROUNDS = Integer.getInteger("dfu.benchmark.rounds", 9);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String ALONE = ": without the plugin";
    private static final String APP = "app.bin";

    private static final String ENFORCER = """
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-enforcer-plugin</artifactId>
              <version>3.7.0</version>
              <executions><execution><phase>package</phase><goals><goal>enforce</goal></goals></execution></executions>
              <configuration><skip>true</skip></configuration>
            </plugin>
            """;

    private static final String DFU = """
            <plugin>
              <groupId>io.github.dfumaven</groupId>
              <artifactId>dfu-maven-plugin</artifactId>
              <version>%s</version>
              <executions><execution><goals><goal>create</goal></goals></execution></executions>
              <configuration><target>esp32s3</target><files><file>0x10000 ../app.bin</file></files></configuration>
            </plugin>
            """;

    @TempDir
    private Path folder;

    /** The call that the goal makes, in a process of its own. */
    static final class Library {

        private Library() {}

        /** Prints how many milliseconds it takes. */
        public static void main(String[] args) throws IOException {
            long start = System.nanoTime();
            var source = SourceRequest.builder().file("0x10000", Path.of(APP)).build();
            DfuImages.create(CreateRequest.builder(source).target("esp32s3").build(), Path.of("library.bin"));
            System.out.println((System.nanoTime() - start) / 1e6);
        }
    }

    @Test
    void packagesTakeTurns() throws Exception {
        var content = new byte[1_500_000];
        new Random(1).nextBytes(content);
        Files.write(folder.resolve(APP), content);
        var candidates = new LinkedHashMap<String, Callable<Double>>();
        var dfu = DFU.formatted(MavenRun.version());
        for (var packaging : List.of("jar", "pom")) {
            candidates.put(packaging + ALONE, () -> maven(packaging, ""));
            candidates.put(packaging + ": with Maven's enforcer, skipped", () -> maven(packaging, ENFORCER));
            candidates.put(packaging + ": with the plugin, skipped", () -> maven(packaging, dfu, "-Ddfu.skip"));
            candidates.put(packaging + ": with the plugin", () -> maven(packaging, dfu));
        }
        candidates.put("the library's call", this::library);
        var taken = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (var candidate : candidates.entrySet()) {
                double millis = candidate.getValue().call();
                if (round > 0) { // the first one fetches what is missing
                    taken.computeIfAbsent(candidate.getKey(), it -> new ArrayList<>())
                            .add(millis);
                }
            }
        }
        taken.forEach((name, millis) -> {
            var alone = taken.getOrDefault(name.substring(0, 3) + ALONE, Collections.nCopies(millis.size(), 0.0));
            var more = IntStream.range(0, millis.size())
                    .mapToObj(round -> millis.get(round) - alone.get(round))
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "benchmark: %-36s fastest %5.0f ms, median %5.0f ms, more than without in the same round %5.0f ms%n",
                    name,
                    Collections.min(millis),
                    median(millis),
                    median(more));
        });
    }

    private static double median(List<Double> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    private double maven(String packaging, String plugin, String... more) throws Exception {
        var project = project(packaging, plugin);
        var arguments = new ArrayList<>(List.of("-q", "package"));
        arguments.addAll(List.of(more));
        long start = System.nanoTime();
        var run = Children.finish(MavenRun.start(project, Map.of(), arguments), LIMIT);
        double millis = (System.nanoTime() - start) / 1e6;
        boolean isWanted = plugin.contains("dfu-maven-plugin") && more.length == 0;
        if (run.exitCode() != 0 || Files.exists(project.resolve("target/dfu.bin")) != isWanted) {
            throw new AssertionError(run.out());
        }
        return millis;
    }

    /** Writes a project beside the application, which nothing has built yet. */
    private Path project(String packaging, String plugin) throws IOException {
        var project = Files.createTempDirectory(folder, packaging);
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.github.dfumaven.it</groupId>
                  <artifactId>packaged</artifactId>
                  <version>1.0</version>
                  <packaging>%s</packaging>
                  <properties>
                    <maven.compiler.source>17</maven.compiler.source>
                    <maven.compiler.target>17</maven.compiler.target>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <build><plugins>%s</plugins></build>
                </project>
                """.formatted(packaging, plugin));
        var source = project.resolve("src/main/java/Main.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Main {}\n");
        return project;
    }

    private double library() throws Exception {
        var command = Children.java(Children.javaHome(), Library.class, List.of());
        var run = Children.finish(
                new ProcessBuilder(command).directory(folder.toFile()).start(), LIMIT);
        return Double.parseDouble(run.out().strip());
    }
}
