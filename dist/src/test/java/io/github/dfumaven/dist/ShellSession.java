// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An interactive shell on a terminal, into which somebody types. */
final class ShellSession implements AutoCloseable {

    private static final String PROMPT = "READY>";

    private final Process process;
    private final Reader screen;

    /** Starts it and waits for its prompt. */
    ShellSession(String shell, Path folder) throws IOException {
        var builder = new ProcessBuilder(List.of("script", "-qec", shell, "/dev/null"))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", "/usr/bin:/bin",
                        "LC_ALL", "C.UTF-8",
                        "TERM", "dumb",
                        "COLUMNS", "200",
                        "HOME", folder.toString(),
                        "PS1", PROMPT));
        process = builder.start();
        screen = process.inputReader(StandardCharsets.UTF_8);
        untilPrompt();
    }

    /** Types something, as far as a return, and returns what the screen shows until the next prompt. */
    String type(String keys) throws IOException {
        var out = process.getOutputStream();
        out.write((keys + "\r").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return untilPrompt();
    }

    private String untilPrompt() throws IOException {
        var watch = CompletableFuture.runAsync(
                process::destroyForcibly,
                CompletableFuture.delayedExecutor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS));
        var seen = new StringBuilder();
        while (seen.indexOf(PROMPT) < 0) {
            int letter = screen.read();
            if (letter < 0) {
                throw new AssertionError("the shell has ended: " + seen);
            }
            seen.append((char) letter);
        }
        watch.cancel(false);
        return seen.toString();
    }

    /** Leaves the shell, which may still write something. */
    @Override
    public void close() throws IOException {
        var out = process.getOutputStream();
        out.write("exit\r".getBytes(StandardCharsets.UTF_8));
        out.flush();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
