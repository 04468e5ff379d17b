// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.usbfs.Children;
import io.github.dfumaven.usbfs.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From where the natives come, which is decided once in a process. */
@EnabledOnOs(OS.LINUX)
class SerialNativesTest {

    @TempDir
    private Path folder;

    private static Finished load(String... options) throws IOException, InterruptedException {
        var command = Children.java(Children.javaHome(), List.of(options), Load.class, List.of());
        return Children.finish(new ProcessBuilder(command).start(), Duration.ofMinutes(1));
    }

    /** In a folder that all users share, another one may have put something where jSerialComm looks first. */
    @Test
    void whatOthersHavePutInTheWayIsNeitherLoadedNorDeleted() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var home = Files.createDirectory(folder.resolve("home"));
        var precious = Files.createDirectories(folder.resolve("documents")).resolve("precious.txt");
        Files.writeString(precious, "not to be tidied up");
        for (var place : List.of(temporary.resolve("jSerialComm"), home.resolve(".jSerialComm"))) {
            Files.createDirectories(place.resolve("2.11.4"));
            Files.writeString(place.resolve("2.11.4/libjSerialComm.so"), "no library");
            Files.createSymbolicLink(place.resolve("link"), precious.getParent());
        }

        var finished = load("-Djava.io.tmpdir=" + temporary, "-Duser.home=" + home);

        assertThat(finished.out()).as(finished.toString()).isEqualTo("loaded\nloaded\n");
        assertThat(finished.err()).isEmpty();
        assertThat(precious).exists();
        assertThat(temporary.resolve("jSerialComm/2.11.4/libjSerialComm.so")).hasContent("no library");
        try (var left = Files.list(temporary)) {
            assertThat(left).containsExactly(temporary.resolve("jSerialComm"));
        }
    }

    @Test
    void whatFailsFailsAlikeTheSecondTime() throws Exception {
        var finished = load("-Djava.io.tmpdir=/dev/null/missing");

        assertThat(finished.out().lines())
                .as(finished.toString())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("serial ports cannot be used: ")
                        .contains("/dev/null/missing", "[serial-unavailable]"));
    }

    @Test
    void aSystemWithoutNativesIsNamed() throws Exception {
        assertThat(load("-Dos.name=Plan 9").out())
                .startsWith("serial ports cannot be used: jSerialComm has no natives for Plan 9 [");
    }

    /** Loads them twice. */
    static final class Load {

        private Load() {}

        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    SerialNatives.load();
                    System.out.println("loaded");
                } catch (DeviceException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }
}
