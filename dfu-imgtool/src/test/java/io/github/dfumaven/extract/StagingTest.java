// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.files.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several files that appear together or not at all, also when the program is ended in between. */
@EnabledOnOs(OS.LINUX)
class StagingTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalLeavesNothingNotEvenTheFolderThatWasMade(String signal) throws Exception {
        try (var child = Child.start(Stager.class, folder.resolve("made/for/it").toString())) {
            child.until("staged");
            assertThat(folder).isNotEmptyDirectory();

            child.signal(signal);

            assertThat(child.exitCode()).isGreaterThan(128);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void whatAKilledProgramLeavesIsClearedByTheNextOne() throws Exception {
        Files.writeString(folder.resolve("one.bin"), "old");
        try (var child = Child.start(Stager.class, folder.toString())) {
            child.until("staged");
            child.signal("KILL");
            assertThat(child.exitCode()).isEqualTo(137);
        }
        assertThat(folder.toFile().list()).hasSize(2);

        try (var staging = Staging.in(folder)) {
            staging.add("one.bin", Bytes.utf8("new"));
            staging.add("two.bin", Bytes.utf8("new"));
            staging.appear();
        }

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("one.bin", "two.bin");
        assertThat(folder.resolve("one.bin")).hasContent("new");
    }

    /** Makes a file ready, says so, and never lets it appear. */
    static final class Stager {

        private Stager() {}

        public static void main(String[] args) throws IOException {
            try (var staging = Staging.in(Path.of(args[0]))) {
                staging.add("one.bin", Bytes.utf8("half of it"));
                System.out.println("staged");
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
