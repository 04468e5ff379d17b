// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.junit.jupiter.api.Test;

class DatabasesTest {

    private static final List<String> GROUPS = List.of("org/flywaydb", "org/postgresql", "org/xerial");

    /** By the versions as everywhere. What else one of them might need one day, a station in the integration tests would miss. */
    @Test
    void everyJarOfTheirGroupsIsFetched() throws Exception {
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

    @Test
    void whatThePomDeclaresIsTakenAsItIs() throws Exception {
        assertThat(Databases.without(Set.of("org.xerial", "org.flywaydb", "com.example")))
                .extracting(Artifact::getArtifactId)
                .containsExactly("postgresql");
        assertThat(Databases.without(Set.of())).isEqualTo(Databases.all());
    }
}
