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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the plugin adds to {@code mvn package}, beside the same call of the library in a Java of its own. No test:
 * {@code -Dit.test=PackageBenchmark} runs it.
 */
class PackageBenchmark {

    private static final int ROUNDS = Integer.getInteger("dfu.benchmark.rounds", 9);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String APP = "app.bin";

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
        candidates.put("a project without plugins", () -> maven("without"));
        candidates.put("with Maven's enforcer, which is skipped", () -> maven("enforcer"));
        candidates.put("with the plugin, which is skipped", () -> maven("with", "-Ddfu.skip"));
        candidates.put("with the plugin", () -> maven("with"));
        candidates.put("the library's call", this::library);
        pom("without", "");
        pom("enforcer", """
                <build><plugins><plugin>
                  <groupId>org.apache.maven.plugins</groupId>
                  <artifactId>maven-enforcer-plugin</artifactId>
                  <version>3.7.0</version>
                  <executions><execution><phase>package</phase><goals><goal>enforce</goal></goals></execution></executions>
                  <configuration><skip>true</skip></configuration>
                </plugin></plugins></build>
                """);
        pom("with", """
                <build><plugins><plugin>
                  <groupId>io.github.dfumaven</groupId>
                  <artifactId>dfu-maven-plugin</artifactId>
                  <version>%s</version>
                  <executions><execution><goals><goal>create</goal></goals></execution></executions>
                  <configuration><target>esp32s3</target><files><file>0x10000 ../app.bin</file></files></configuration>
                </plugin></plugins></build>
                """.formatted(MavenRun.version()));
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
            millis.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "benchmark: %-39s fastest %5.0f ms, median %5.0f ms%n",
                    name,
                    millis.get(0),
                    millis.get(millis.size() / 2));
        });
    }

    private void pom(String name, String build) throws IOException {
        var project = Files.createDirectory(folder.resolve(name));
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.github.dfumaven.it</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                  %s
                </project>
                """.formatted(name, build));
    }

    private double maven(String name, String... more) throws Exception {
        var project = folder.resolve(name);
        var image = project.resolve("target/dfu.bin");
        Files.deleteIfExists(image);
        var arguments = new ArrayList<>(List.of("-q", "package"));
        arguments.addAll(List.of(more));
        long start = System.nanoTime();
        var run = Children.finish(MavenRun.start(project, Map.of(), arguments), LIMIT);
        double millis = (System.nanoTime() - start) / 1e6;
        boolean isWanted = name.equals("with") && more.length == 0;
        if (run.exitCode() != 0 || Files.exists(image) != isWanted) {
            throw new AssertionError(run.out());
        }
        return millis;
    }

    private double library() throws Exception {
        var command = Children.java(Children.javaHome(), Library.class, List.of());
        var run = Children.finish(
                new ProcessBuilder(command).directory(folder.toFile()).start(), LIMIT);
        return Double.parseDouble(run.out().strip());
    }
}
