// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {

    private static final Bytes OLD = Bytes.utf8("old");
    private static final Bytes NEW = Bytes.utf8("new content");

    @TempDir
    private Path folder;

    @Test
    void makesMissingFoldersAndReplacesWhatIsThere() throws IOException {
        var file = folder.resolve("größe und mehr").resolve("out.bin");

        OLD.write(file);
        NEW.write(file);

        assertThat(Bytes.read(file)).isEqualTo(NEW);
        assertThat(names(file.resolveSibling("."))).containsExactly("out.bin");
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        var file = Files.write(folder.resolve("out.bin"), OLD.toByteArray());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> OutputFile.write(file, out -> {
                    NEW.writeTo(out);
                    throw new IOException("the disk is full");
                }))
                .withMessage("the disk is full");

        assertThat(Bytes.read(file)).isEqualTo(OLD);
        assertThat(names(folder)).containsExactly("out.bin");
    }

    @Test
    void aFailureLeavesNoFileWhereNoneWas() throws IOException {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> OutputFile.write(folder.resolve("out.bin"), out -> {
                    throw new IOException("no");
                }));

        assertThat(names(folder)).isEmpty();
    }

    @Test
    void aFolderOrAFileForAFolderIsNotReplaced() throws IOException {
        var there = Files.createDirectory(folder.resolve("there"));
        var file = Files.write(folder.resolve("file"), OLD.toByteArray());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> NEW.write(there));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> NEW.write(file.resolve("out.bin")))
                .withMessageContaining("is a file, so there can be no folder");
        assertThat(Bytes.read(file)).isEqualTo(OLD);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        var real = Files.write(folder.resolve("real.bin"), OLD.toByteArray());
        var link = Files.createSymbolicLink(folder.resolve("link.bin"), real);

        NEW.write(link);

        assertThat(link).isSymbolicLink();
        assertThat(Bytes.read(real)).isEqualTo(NEW);
    }

    @Test
    void aLinkToAFileThatIsNotThereYetStaysALinkToo() throws IOException {
        var inner = Files.createSymbolicLink(folder.resolve("inner.bin"), Path.of("sub/real.bin"));
        var outer = Files.createSymbolicLink(folder.resolve("outer.bin"), inner);

        NEW.write(outer);

        assertThat(outer).isSymbolicLink();
        assertThat(inner).isSymbolicLink();
        assertThat(Bytes.read(folder.resolve("sub/real.bin"))).isEqualTo(NEW);
    }

    @Test
    void linksThatLeadInACircleAreRefused() throws IOException {
        var first = folder.resolve("one");
        Files.createSymbolicLink(first, Files.createSymbolicLink(folder.resolve("two"), first));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> NEW.write(first))
                .withMessage(first + ": leads through too many links");
    }

    @Test
    void aLinkIsReplacedWhereItsPlaceCounts() throws IOException {
        var real = Files.write(folder.resolve("real.bin"), OLD.toByteArray());
        var link = Files.createSymbolicLink(folder.resolve("link.bin"), real);

        OutputFile.replace(link, NEW::writeTo);

        assertThat(link).isRegularFile().isNotEqualTo(real);
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(Bytes.read(link)).isEqualTo(NEW);
        assertThat(Bytes.read(real)).isEqualTo(OLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {249, 255})
    void everyNameFitsThatTheSystemTakes(int length) throws IOException {
        var file = folder.resolve("n".repeat(length));

        OLD.write(file);
        NEW.write(file);

        assertThat(Bytes.read(file)).isEqualTo(NEW);
    }

    @Test
    void troubleIsToldOfTheFileTheUserKnows() throws IOException {
        var longName = folder.resolve("n".repeat(300));
        var trouble = new IoTrouble("out.bin");
        var full = trouble.of(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        });

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> NEW.write(longName))
                .withMessageStartingWith(longName + ": ");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> NEW.writeTo(full))
                .withMessage("out.bin: No space left on device");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> trouble.with(() -> {
                    throw new AccessDeniedException("/a/.dfu-1.part");
                }))
                .withMessage("out.bin");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void rightsAreThoseOfAnyNewFileOrOfTheFileThatWasThere() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX rights here");
        var usual = Files.createFile(folder.resolve("usual"));
        var fresh = folder.resolve("fresh");
        var there = Files.write(folder.resolve("there"), OLD.toByteArray());
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rw-rw-r--"));

        NEW.write(fresh);
        NEW.write(there);

        assertThat(Files.getPosixFilePermissions(fresh)).isEqualTo(Files.getPosixFilePermissions(usual));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(there)))
                .isEqualTo("rw-rw-r--");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
