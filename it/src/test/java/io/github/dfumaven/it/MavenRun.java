// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import io.github.dfumaven.usbfs.Children;
import io.github.dfumaven.usbfs.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a goal of the plugin with Maven itself, in a process of its own. */
final class MavenRun {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private MavenRun() {}

    /** Runs a goal in a folder, with more in the environment than this process has. */
    static Finished of(Path folder, Map<String, String> environment, String goal, String... more) throws Exception {
        var command = new ArrayList<>(List.of(
                System.getProperty("it.maven.home") + "/bin/mvn",
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("it.repository"),
                "io.github.dfumaven:dfu-maven-plugin:" + System.getProperty("it.version") + ":" + goal));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).directory(folder.toFile()); // where there is no pom
        builder.environment().putAll(environment);
        return Children.finish(builder.start(), LIMIT);
    }
}
