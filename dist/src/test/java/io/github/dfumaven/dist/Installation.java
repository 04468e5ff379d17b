// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Both tools in a folder, used from another one, by somebody who has nothing else. */
record Installation(Path home, Path work, @Nullable Path java) {

    /** What a program left behind. */
    record Run(int exit, String out, String err) {}

    /** Unpacks an archive as people do. */
    static Installation unpack(Path archive, Path folder, @Nullable Path java)
            throws IOException, InterruptedException {
        var installed = Files.createDirectories(folder.resolve("Wörk bäg"));
        var work = Files.createDirectories(folder.resolve("größe und maß"));
        run(work, Map.of(), List.of("tar", "-xf", archive.toAbsolutePath().toString(), "-C", installed.toString()));
        return new Installation(installed.resolve("dfu-tools-" + Built.VERSION), work, java);
    }

    Run run(String tool, String... words) throws IOException, InterruptedException {
        return runWith(Map.of(), tool, words);
    }

    /** Runs a tool with some variables more. */
    Run runWith(Map<String, String> variables, String tool, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(home.resolve("bin").resolve(tool).toString()));
        command.addAll(List.of(words));
        return runWith(variables, command);
    }

    /** Runs a command that calls a tool, so that it hears signals, even if this process was told to ignore them. */
    Run hearing(String tool, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "env", "--default-signal", home.resolve("bin").resolve(tool).toString()));
        command.addAll(List.of(words));
        return runWith(Map.of(), command);
    }

    private Run runWith(Map<String, String> variables, List<String> command) throws IOException, InterruptedException {
        var environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
        environment.put("JAVA_HOME", java == null ? "/nowhere" : java.toString());
        environment.putAll(variables);
        return run(work, environment, command);
    }

    /**
     * Runs a program to its end; only with those variables, and in UTF-8. Tools make no archive of classes unless they are told
     * where: it would be made behind the test, while the folder of that is deleted.
     */
    static Run run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("run", ".out");
        var err = Files.createTempFile("run", ".err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
        if (!environment.containsKey("XDG_CACHE_HOME")) {
            builder.environment().put("DFU_CLASS_ARCHIVE", "off");
        }
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command.toString()).isTrue();
        var run = new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return run;
    }
}
