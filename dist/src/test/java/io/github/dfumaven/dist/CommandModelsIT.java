// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models that the distribution brings are those that picocli makes of the annotations, in all that can be asked of them. */
class CommandModelsIT {

    @TempDir
    private Path folder;

    private Path lib;

    @BeforeEach
    void unpack() throws Exception {
        var java = Path.of(System.getProperty("java.home"));
        lib = Installation.unpack(Built.archive("tar.gz"), folder, java).home().resolve("lib");
    }

    @Test
    void modelsAreThoseOfTheAnnotations() throws Exception {
        var annotations = dump("-cp", classPath(false));
        var models = dump("-cp", classPath(true));

        assertThat(annotations.out()).contains("== dfu-imgtool create", "== dfu-flasher station", "paramLabel FILE");
        assertThat(annotations.out()).contains("sets [InfoCommand.json=true]");
        assertThat(models.out()).isEqualTo(annotations.out());
    }

    @Test
    void eachCommandHasOneSoThatNoAnnotationIsRead() throws Exception {
        var loaded = dump("-Xlog:class+load", "-cp", classPath(true)).out();

        assertThat(loaded).contains("io.github.dfumaven.imgtool.cli.CreateCommandModel ");
        assertThat(loaded).doesNotContain("source: __dynamic_proxy__").doesNotContain("TypedMember ");
        assertThat(dump("-Xlog:class+load", "-cp", classPath(false)).out()).contains("TypedMember ");
    }

    private Installation.Run dump(String... options) throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.add(ModelDump.class.getName());
        var run = Installation.run(folder, Map.of(), command);
        assertThat(run.exit()).as(run.err()).isZero();
        return run;
    }

    private String classPath(boolean withModels) throws Exception {
        var path = new ArrayList<>(
                List.of(Path.of("target/test-classes").toAbsolutePath().toString()));
        try (var jars = Files.list(lib)) {
            jars.filter(jar -> withModels || !jar.getFileName().toString().startsWith("dfu-tools"))
                    .sorted()
                    .forEach(jar -> path.add(jar.toString()));
        }
        return String.join(File.pathSeparator, path);
    }
}
