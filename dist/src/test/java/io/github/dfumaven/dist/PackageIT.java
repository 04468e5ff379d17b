// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package for Debian, unpacked into an empty tree. */
class PackageIT {

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void unpack() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "dpkg-deb is not there");
        root = Files.createDirectory(folder.resolve("root"));
        assertThat(dpkg("-x", Built.debianPackage().toAbsolutePath().toString(), root.toString())
                        .exit())
                .isZero();
    }

    private Installation.Run dpkg(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("dpkg-deb"));
        command.addAll(List.of(words));
        return Installation.run(folder, Map.of(), command);
    }

    @Test
    void everythingIsInItsPlace() throws IOException {
        for (var tool : List.of("dfu-imgtool", "dfu-flasher")) {
            assertThat(root.resolve("usr/bin/" + tool)).isSymbolicLink().isExecutable();
            assertThat(root.resolve("usr/share/bash-completion/completions/" + tool))
                    .isRegularFile();
            assertThat(root.resolve("usr/share/zsh/vendor-completions/_" + tool))
                    .isRegularFile();
            assertThat(root.resolve("usr/share/fish/vendor_completions.d/" + tool + ".fish"))
                    .isRegularFile();
            assertThat(root.resolve("usr/share/man/man1/" + tool + ".1.gz")).isRegularFile();
        }
        assertThat(root.resolve("usr/share/doc/dfu-tools")).isDirectoryContaining("glob:**copyright");
        try (var files = Files.walk(root)) {
            assertThat(files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .filter(Files::isExecutable))
                    .as("only the launchers can be run")
                    .containsExactlyInAnyOrder(
                            root.resolve("usr/share/dfu-tools/bin/dfu-imgtool"),
                            root.resolve("usr/share/dfu-tools/bin/dfu-flasher"));
        }
    }

    @Test
    void theToolsRunThroughTheirLinksAndTheRuleIsTheirs() throws Exception {
        var debian = Files.createDirectories(folder.resolve("debian"));
        Files.createDirectories(debian.resolve("etc"));
        Files.writeString(debian.resolve("etc/group"), "plugdev:x:46:\n");
        var environment = Map.of("JAVA_HOME", System.getProperty("java.home"));

        var tool = root.resolve("usr/bin/dfu-flasher").toString();
        var run = Installation.run(folder, environment, List.of(tool, "udev", "--root", debian.toString()));

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(root.resolve("usr/lib/udev/rules.d/70-dfu-flasher.rules")).hasContent(run.out());
    }

    @Test
    void itSaysWhatItNeeds() throws Exception {
        var control =
                dpkg("-f", Built.debianPackage().toAbsolutePath().toString()).out();

        assertThat(control)
                .contains(
                        "Package: dfu-tools\n",
                        "Version: " + Built.VERSION.replace("-SNAPSHOT", "~SNAPSHOT") + "\n",
                        "Architecture: all\n",
                        "Depends: default-jre-headless (>= 2:1.17) | java17-runtime-headless\n");
    }
}
