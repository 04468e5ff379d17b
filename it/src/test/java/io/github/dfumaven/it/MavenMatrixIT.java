// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.dfumaven.usbfs.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way from files to a board and a page, with each Maven that is unpacked and each Java that is found. */
@Tag("mavens")
class MavenMatrixIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Path MAVENS = Path.of("target/mavens");

    /** Where Debian's packages of Temurin put the newest Java with long support. */
    private static final String USUAL_NEWEST = "/usr/lib/jvm/temurin-25-jdk-amd64";

    @TempDir
    private Path folder;

    static Stream<Arguments> pairs() throws IOException {
        var pairs = new ArrayList<Arguments>();
        try (var mavens = Files.list(MAVENS)) {
            for (var maven :
                    mavens.map(path -> path.getFileName().toString()).sorted().toList()) {
                if (isAskedFor(maven)) {
                    javas().forEach(java -> pairs.add(arguments(maven, java)));
                }
            }
        }
        return pairs.stream();
    }

    private static boolean isAskedFor(String maven) {
        var versions = System.getProperty("it.matrix", "all");
        return versions.equals("all") || Set.of(versions.split(",")).contains(maven.replace("apache-maven-", ""));
    }

    private static List<Path> javas() {
        var newest = Path.of(System.getProperty("dfu.newestJava", USUAL_NEWEST));
        if (!Files.isDirectory(newest)) {
            System.out.println("matrix: no JDK 25 in " + newest + ", so only the running Java was tried");
            return List.of(Children.javaHome());
        }
        return List.of(Children.javaHome(), newest);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void installFlashAndReportPass(String maven, Path java) throws Exception {
        var project = Files.createDirectories(folder.resolve("my häuser"));
        Firmware.of("esp32s3").writeTo(project.resolve("build").toFile());
        Files.writeString(project.resolve("pom.xml"), MavenRun.pom("matrix"));

        var command = List.of(
                MAVENS.resolve(maven).resolve("bin/mvn").toAbsolutePath().toString(),
                "-B",
                "-Dmaven.repo.local=" + System.getProperty("it.repository"),
                "install",
                "dfu:flash",
                "dfu:report",
                "-Ddfu.usb=sim",
                "-Ddfu.simFlashFile=target/flash.bin");
        var builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "M2_HOME"));
        builder.environment().put("MAVEN_OPTS", MavenRun.OPTIONS);
        var built = Children.finish(builder.start(), LIMIT);

        assertThat(built.exitCode()).as(built.out()).isZero();
        assertThat(built.out()).containsPattern("flashed \\d+ bytes in \\d+ blocks, confirmed by the board");
        assertThat(Files.readAllBytes(project.resolve("target/flash.bin")))
                .isEqualTo(Firmware.of("esp32s3").flash());
        assertThat(project.resolve("target/reports/firmware.html")).exists();
        System.out.println("matrix: " + maven + " on " + java.getFileName() + ": passed");
    }
}
