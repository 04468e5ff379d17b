// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * A module of a build, and what a goal that takes an image finds in it.
 *
 * @param project the module
 * @param execution the goal as this module configures it
 * @param artifact the artifact that is the image, if one is named
 * @param image the file that is the image otherwise; it need not exist
 * @param outputs the files and folders that the goal would write here
 * @param isSkipped whether the goal is to do nothing here
 */
record Module(
        MavenProject project,
        MojoExecution execution,
        Optional<String> artifact,
        Path image,
        List<Path> outputs,
        boolean isSkipped) {

    private static final List<String> OUTPUTS = List.of("directory", "delta");

    /**
     * {@return what a goal finds in a project: the module}
     *
     * @param project the module
     * @param parameters of the goal in it
     */
    static Module of(MavenProject project, GoalParameters parameters) {
        return new Module(
                project,
                parameters.execution(),
                parameters.value("artifact"),
                parameters.file("image").orElseThrow(),
                OUTPUTS.stream()
                        .flatMap(name -> parameters.file(name).map(Path::normalize).stream())
                        .toList(),
                parameters.value("skip").filter(Boolean::parseBoolean).isPresent());
    }

    /** Returns whether there is something to work on. */
    boolean hasImage() {
        return artifact.isPresent() || Files.exists(image);
    }

    /** Returns whether a build of this module makes an image. */
    boolean makesImage() {
        var plugin = project.getPlugin(execution.getPlugin().getKey());
        return project.getPackaging().equals(ImageArtifact.TYPE)
                || (plugin != null
                        && plugin.getExecutions().stream()
                                .anyMatch(execution -> execution.getGoals().contains("create")));
    }

    /** Returns the module and its image, for messages. */
    @Override
    public String toString() {
        return project.getArtifactId() + ": " + artifact.orElseGet(image::toString);
    }
}
