// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {

    @TempDir
    private Path basedir;

    @Test
    void relativeFilesAreThoseOfTheProject() throws Exception {
        assertThat(inputs().file("app", "build/../build/app.bin")).isEqualTo(basedir.resolve("build/app.bin"));
    }

    @Test
    void absoluteFilesStay() throws Exception {
        var file = basedir.resolveSibling("elsewhere.bin");
        assertThat(inputs().file("app", file.toString())).isEqualTo(file);
    }

    @Test
    void nothingIsNoFile() throws Exception {
        assertThat(inputs().fileOrNull("app", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.acme:app", "org.acme:app:bin", "org.acme:app:bin:esp32s3"})
    void aDependencyIsFoundByAsMuchAsItTakes(String text) throws Exception {
        var app = artifact("app", "esp32s3", "app.bin");
        assertThat(inputs(app, artifact("other", null, "other.bin")).file("app", text))
                .isEqualTo(basedir.resolve("app.bin"));
    }

    @Test
    void aFileOfThatNameComesFirst() throws Exception {
        Files.createFile(basedir.resolve("org.acme:app"));
        assertThat(inputs().file("app", "org.acme:app")).isEqualTo(basedir.resolve("org.acme:app"));
    }

    @Test
    void severalFittingDependenciesAreRefused() {
        assertThatThrownBy(() -> inputs(artifact("app", "esp32s2", "2.bin"), artifact("app", "esp32s3", "3.bin"))
                        .file("app", "org.acme:app"))
                .hasMessageStartingWith("app org.acme:app: fits several dependencies: [")
                .hasMessageEndingWith("[several-dependencies]");
    }

    @Test
    void aMissingDependencyIsRefused() {
        assertThatThrownBy(() -> inputs().file("app", "org.acme:app"))
                .hasMessage("app org.acme:app: is no dependency of the project [no-dependency]");
    }

    @Test
    void aDependencyThatIsNotBuiltIsRefused() {
        assertThatThrownBy(() -> inputs(artifact("app", null, null)).file("app", "org.acme:app"))
                .hasMessage("app org.acme:app: is not built yet [dependency-without-file]");
        assertThatThrownBy(() -> inputs(artifact("app", null, ".")).file("app", "org.acme:app"))
                .hasMessageEndingWith("[dependency-without-file]");
    }

    @Test
    void whatIsNoFileNameIsRefused() {
        assertThatThrownBy(() -> inputs().file("app", "a\0b")).hasMessageEndingWith("[bad-file-name]");
    }

    private Inputs inputs(Artifact... artifacts) {
        return new Inputs(basedir, List.of(artifacts));
    }

    private Artifact artifact(String id, @Nullable String classifier, @Nullable String file) {
        var artifact = new DefaultArtifact(
                "org.acme", id, "1", "compile", "bin", classifier, new DefaultArtifactHandler("bin"));
        File path = file == null ? null : basedir.resolve(file).toFile();
        artifact.setFile(path);
        return artifact;
    }
}
