// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How child processes of the bench are started and ended. */
public final class Children {

    private Children() {}

    /** Returns a command that runs a main class on this class path. */
    public static List<String> java(Path javaHome, Class<?> main, List<String> arguments) {
        return java(javaHome, List.of(), main, arguments);
    }

    /** Returns a command that runs a main class on this class path, with options for the virtual machine. */
    public static List<String> java(Path javaHome, List<String> options, Class<?> main, List<String> arguments) {
        var all = new ArrayList<>(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        all.addAll(options);
        return launched(javaHome, all, main, arguments);
    }

    /** Returns a command that runs a main class on this class path, with these options for the virtual machine only. */
    static List<String> launched(Path javaHome, List<String> options, Class<?> main, List<String> arguments) {
        var command = new ArrayList<>(List.of(javaHome.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Returns the home of the Java that runs the tests. */
    public static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Waits for a process and reads what it writes; one that takes too long is ended and fails the test. */
    public static Finished finish(Process process, Duration limit) throws InterruptedException {
        var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the child took longer than " + limit + "\n" + out.join() + "\n" + err.join());
        }
        return new Finished(process.exitValue(), out.join(), err.join());
    }

    /** Root may open any file; a child that shall not needs that capability taken away. */
    static List<String> obeyingPermissions(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        Preload.requireProgram("setpriv", "util-linux");
        var weak = new ArrayList<>(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        weak.addAll(command);
        return weak;
    }

    private static String read(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
