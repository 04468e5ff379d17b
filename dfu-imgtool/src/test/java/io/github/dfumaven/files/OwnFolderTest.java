// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder of ours alone. */
class OwnFolderTest {

    @TempDir
    private Path outside;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsBehindALinkInItIsLeftAlone() throws IOException {
        var precious = Files.writeString(outside.resolve("precious.txt"), "not to be deleted");
        var folder = OwnFolder.create("test");
        try (folder) {
            Files.createDirectories(folder.path().resolve("a/b"));
            Files.createSymbolicLink(folder.path().resolve("a/link"), outside);
        }

        assertThat(folder.path()).doesNotExist();
        assertThat(precious).exists();
    }

    /** As in many a container or service, where everybody may do everything with new files. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void itIsOfUsAloneWhateverTheUmaskAndGoneAfterASignal() throws Exception {
        try (var child = Child.startWithUmask("000", Holder.class)) {
            var said = child.until("folder ").lines().toList();
            var folder = Path.of(said.get(said.size() - 1).substring("folder ".length()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");

            child.signal("TERM");

            assertThat(child.exitCode()).isEqualTo(143);
            assertThat(folder).doesNotExist();
        }
    }

    /** Holds one until it is ended. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (var folder = OwnFolder.create("test")) {
                Files.writeString(folder.path().resolve("file"), "content");
                System.out.println("folder " + folder.path());
                System.in.read();
            }
        }
    }
}
