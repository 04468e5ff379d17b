// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabasesTest {

    private static final List<String> GROUPS = List.of("org/flywaydb", "org/postgresql", "org/xerial");

    /** What a pom would bring with it, by the same versions as everywhere; only Maven follows what one of them needs. */
    @Test
    void nothingIsMissingOfWhatMavenWouldBring() throws Exception {
        var brought = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(jar ->
                        GROUPS.stream().anyMatch(group -> jar.replace('\\', '/').contains("/" + group + "/")))
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList();
        assertThat(Databases.all())
                .extracting(artifact -> artifact.getArtifactId() + "-" + artifact.getVersion() + ".jar")
                .containsExactlyInAnyOrderElementsOf(brought)
                .hasSizeGreaterThan(3);
    }
}
