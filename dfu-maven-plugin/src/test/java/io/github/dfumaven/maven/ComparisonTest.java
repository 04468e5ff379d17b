// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);
    private static final Bytes CONTENT = Bytes.utf8("content");

    @TempDir
    private Path folder;

    private FileTime timeAfterWriting(Path file) throws IOException {
        Files.setLastModifiedTime(file, LONG_AGO);
        Comparison.write(CONTENT, file, BuildLog.of(new SystemStreamLog()));
        assertThat(file).hasContent("content");
        return Files.getLastModifiedTime(file);
    }

    @Test
    void aFileThatHoldsTheContentAlreadyIsLeftAlone() throws IOException {
        assertThat(timeAfterWriting(Files.writeString(folder.resolve("file"), "content")))
                .isEqualTo(LONG_AGO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "conten", "contents", "Content"})
    void anyOtherIsWrittenAnew(String old) throws IOException {
        assertThat(timeAfterWriting(Files.writeString(folder.resolve("file"), old)))
                .isNotEqualTo(LONG_AGO);
    }

    @Test
    void oneThatIsNotThereIsWritten() throws IOException {
        Comparison.write(CONTENT, folder.resolve("file"), BuildLog.of(new SystemStreamLog()));

        assertThat(folder.resolve("file")).hasContent("content");
    }
}
