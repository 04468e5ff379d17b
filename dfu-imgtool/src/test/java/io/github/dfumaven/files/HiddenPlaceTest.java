// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that are ended while they write, in processes of their own. */
@EnabledOnOs(OS.LINUX)
class HiddenPlaceTest {

    private static final Bytes CONTENT = Bytes.utf8("content");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalLeavesNothingOfAFileThatIsBeingWritten(String signal) throws Exception {
        try (var child = Child.start(Writer.class, folder.resolve("out.bin").toString())) {
            child.until("writing");
            assertThat(names()).hasSize(1);

            child.signal(signal);

            assertThat(child.exitCode()).isGreaterThan(128);
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void whatAKilledProgramLeavesIsClearedByTheNextOne() throws Exception {
        try (var child = Child.start(Writer.class, folder.resolve("out.bin").toString())) {
            child.until("writing");
            child.signal("KILL");
            assertThat(child.exitCode()).isEqualTo(137);
            assertThat(names()).hasSize(1);

            CONTENT.write(folder.resolve("another.bin"));

            assertThat(names()).containsExactly("another.bin");
        }
    }

    /** It answers as a folder does that somebody has cleared away just now, which is tried again, though not for ever. */
    @Test
    void aFolderThatTakesNoFileIsGivenUp() {
        assertThatThrownBy(() -> CONTENT.write(Path.of("/proc/out.bin"))).isInstanceOf(IOException.class);
    }

    @Test
    void whatAnotherProgramIsWritingStays() throws Exception {
        try (var child = Child.start(Writer.class, folder.resolve("out.bin").toString())) {
            child.until("writing");
            var before = names();

            CONTENT.write(folder.resolve("another.bin"));

            assertThat(names()).containsAll(before).hasSize(2);
        }
    }

    @Test
    void whatIsBeingWrittenHereStaysToo() throws IOException {
        OutputFile.write(folder.resolve("one.bin"), out -> {
            CONTENT.write(folder.resolve("other.bin"));
            CONTENT.writeTo(out);
        });

        assertThat(names()).containsExactly("one.bin", "other.bin");
    }

    @Test
    void whatWasTakenAwayAndNeverReplacedComesBack() throws IOException {
        var left = Files.createDirectories(folder.resolve(".dfu-00000000-00000000.part/old"));
        Files.createFile(left.resolveSibling("owner"));
        Files.writeString(left.resolve("lost.bin"), "lost");
        Files.writeString(left.resolve("replaced.bin"), "old");
        Files.writeString(folder.resolve("replaced.bin"), "new");
        Files.createDirectory(folder.resolve(".dfu-00000000-00000001.part"));

        CONTENT.write(folder.resolve("out.bin"));

        assertThat(names()).containsExactly("lost.bin", "out.bin", "replaced.bin");
        assertThat(folder.resolve("lost.bin")).hasContent("lost");
        assertThat(folder.resolve("replaced.bin")).hasContent("new");
    }

    @Test
    void aFileOfAnotherNameIsNobodysLeftOver() throws IOException {
        Files.createFile(folder.resolve(".dfu-notes.part"));

        CONTENT.write(folder.resolve("out.bin"));

        assertThat(names()).containsExactly(".dfu-notes.part", "out.bin");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Writes half a file, says so, and never comes to the other half. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws IOException {
            OutputFile.write(Path.of(args[0]), out -> {
                CONTENT.writeTo(out);
                out.flush();
                System.out.println("writing");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
        }
    }
}
