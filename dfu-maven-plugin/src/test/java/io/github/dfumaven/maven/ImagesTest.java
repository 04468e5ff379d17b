// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImagesTest {

    @Test
    void withoutAPomTheFolderIsTheCurrentOne() {
        var target = Path.of("").toAbsolutePath().resolve("target/dfu");
        assertThat(Images.path(new File("${project.basedir}/target/dfu"))).isEqualTo(target);
        assertThat(Images.path(new File("/home/${project.basedir}/target/dfu"))).isEqualTo(target);
    }

    @Test
    void withAPomMavenHasResolvedIt() {
        assertThat(Images.path(new File("/home/me/target/dfu"))).isEqualTo(Path.of("/home/me/target/dfu"));
        assertThat(Images.path(new File("dfu.bin"))).isEqualTo(Path.of("dfu.bin"));
    }
}
