// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A class with a main method in a JVM of its own, that gets signals. */
public final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    private Child(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    /** Starts it with the classes of this JVM. */
    public static Child start(Class<?> main, String... words) throws IOException {
        return start(List.of(), main, words);
    }

    /** Starts it with a umask of its own. */
    static Child startWithUmask(String umask, Class<?> main, String... words) throws IOException {
        return start(List.of("sh", "-c", "umask " + umask + " && exec \"$@\"", "sh"), main, words);
    }

    private static Child start(List<String> before, Class<?> main, String... words) throws IOException {
        // A test run in the background ignores SIGINT, and so would its children.
        var command = new ArrayList<>(before);
        command.addAll(List.of(
                "env",
                "--default-signal",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(words));
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Waits for a line that contains a text, and returns what it said until then. */
    public String until(String part) throws IOException {
        var seen = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(part)) {
                return seen.toString();
            }
        }
        throw new AssertionError("ended early:\n" + seen);
    }

    /** Sends a signal. */
    public void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Returns all that it still says until it ends. */
    public String rest() {
        return String.join("\n", lines.lines().toList());
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
