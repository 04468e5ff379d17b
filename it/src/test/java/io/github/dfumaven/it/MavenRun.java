// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import io.github.dfumaven.usbfs.Children;
import io.github.dfumaven.usbfs.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs Maven itself, in a process of its own. */
final class MavenRun {

    /** What a Maven that starts anew each time is run with. */
    static final String OPTIONS = System.getProperty("it.maven.options");

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private MavenRun() {}

    /** Runs a goal of the plugin in a folder, with more in the environment than this process has. */
    static Finished of(Path folder, Map<String, String> environment, String goal, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of(goal(goal)));
        arguments.addAll(List.of(more));
        return Children.finish(start(folder, environment, arguments), LIMIT);
    }

    /** Returns a goal of the plugin as Maven takes it where no pom names the plugin. */
    static String goal(String name) {
        return "io.github.dfumaven:dfu-maven-plugin:" + version() + ":" + name;
    }

    /** Returns the version of the plugin under test. */
    static String version() {
        return System.getProperty("it.version");
    }

    /** Returns a project that makes a dfu.bin of what ESP-IDF has built beside it. */
    static String pom(String artifactId) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.github.dfumaven.it</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0</version>
                  <packaging>dfu</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.dfumaven</groupId>
                        <artifactId>dfu-maven-plugin</artifactId>
                        <version>%s</version>
                        <extensions>true</extensions>
                        <configuration>
                          <flasherArgs>build/flasher_args.json</flasherArgs>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(artifactId, version());
    }

    /** Starts Maven in a folder, with more in the environment than this process has. */
    static Process start(Path folder, Map<String, String> environment, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("it.maven.home") + "/bin/mvn",
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("it.repository")));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().merge("MAVEN_OPTS", OPTIONS, (outside, ours) -> outside + " " + ours);
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }
}
