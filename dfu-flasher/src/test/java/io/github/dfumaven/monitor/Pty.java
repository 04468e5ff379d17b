// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A board at the other end of a pseudo-terminal: what it prints, what it gets, and that it leaves. By socat. */
public final class Pty implements AutoCloseable {

    private final Process socat;

    private Pty(Process socat) {
        this.socat = socat;
    }

    /** Skips the calling test when socat is not there. */
    public static void require() {
        boolean isThere = Stream.of(
                        System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "socat")));
        Assumptions.assumeTrue(
                isThere, "socat was not found; install the package socat to test serial ports on pseudo-terminals");
    }

    /** Plugs a board in; when this returns the port is there. */
    public static Pty at(Path link) throws IOException {
        var socat = new ProcessBuilder("socat", "-d", "-d", "PTY,rawer,link=" + link, "STDIO").start();
        var told = new BufferedReader(new InputStreamReader(socat.getErrorStream(), StandardCharsets.UTF_8));
        var line = told.readLine();
        while (line != null && !line.contains("starting data transfer")) {
            line = told.readLine();
        }
        assertThat(line).as("socat").isNotNull();
        return new Pty(socat);
    }

    public void print(String text) {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    public void print(byte[] bytes) {
        try {
            socat.getOutputStream().write(bytes);
            socat.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for so many bytes that were typed. */
    public String read(int count) throws IOException {
        return new String(socat.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
    }

    /** Pulls the board out; when this returns the port is gone. */
    @Override
    public void close() {
        socat.destroy();
        try {
            assertThat(socat.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
