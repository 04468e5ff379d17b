// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * The images that are there for a goal: the one that a parameter names, or those of the modules of a build.
 *
 * @param repositories where artifacts come from
 * @param reactor the other modules of a build
 * @param several what the goal thinks of several modules that have an image each
 */
record Images(RepositorySystem repositories, Reactor reactor, Several several) {

    private static final List<String> CHOICES = List.of("dfu.image", "dfu.artifact");

    /** What a goal thinks of several modules that have an image each. */
    interface Several {
        /**
         * Says nothing, if that is well.
         *
         * @throws InvalidRequestException if the goal is about one
         */
        void meet(List<Module> modules) throws InvalidRequestException;
    }

    /** The work of a goal on an image. */
    interface Work {
        void run(Path file) throws IOException;
    }

    /**
     * Does the work of a goal on its image, or calls it for the modules that have one.
     *
     * @param goal how it was called
     * @param image the file that is named
     * @param artifact what to take in its place, or null
     * @param work the work
     */
    void run(DfuMojo goal, File image, @Nullable String artifact, Work work)
            throws IOException, MojoExecutionException, MojoFailureException {
        if (reactor.isForAll(goal.build(), goal.execution())) {
            runInModules(goal);
        } else if (isFreeOfImages(goal.build(), goal.execution())) {
            goal.getLog().info("Skipped, because there is no image here: " + image);
        } else {
            work.run(artifact == null ? path(image) : resolve(goal, "artifact", artifact));
        }
    }

    private void runInModules(DfuMojo goal) throws IOException, MojoExecutionException, MojoFailureException {
        var build = goal.build();
        if (CHOICES.stream().anyMatch(build.getUserProperties()::containsKey)) {
            reactor.run(build, reactor.root(build, goal.execution()));
            return;
        }
        var modules = reactor.modules(build, goal.execution());
        var chosen = modules.stream()
                .filter(module -> module.hasImage() && !module.isSkipped())
                .toList();
        if (chosen.isEmpty()) {
            throw MavenError.NO_IMAGE.because("none of the %d modules has an image", modules.size());
        }
        if (chosen.size() > 1) {
            refuseSameOutput(chosen);
            several.meet(chosen);
        }
        modules.stream()
                .filter(module -> !chosen.contains(module))
                .forEach(module -> tellSkipped(goal.getLog(), module));
        for (var module : chosen) {
            goal.getLog().info(module.toString());
            reactor.run(build, module);
        }
    }

    /** An absolute name, or one that leads out of the module, is the same file for all of them. */
    private static void refuseSameOutput(List<Module> modules) throws InvalidRequestException {
        var writers = new HashMap<Path, Module>();
        for (var module : modules) {
            for (var output : module.outputs()) {
                var other = writers.put(output, module);
                if (other != null) {
                    throw MavenError.SAME_OUTPUT.because(
                            "%s and %s would both write %s",
                            other.project().getArtifactId(), module.project().getArtifactId(), output);
                }
            }
        }
    }

    private static void tellSkipped(BuildLog log, Module module) {
        if (module.makesImage() && !module.isSkipped()) {
            log.warn(module + ": skipped, because it is not built yet");
        } else {
            log.info(module.project().getArtifactId() + ": skipped, no image");
        }
    }

    /** A goal that a parent binds to a phase for its modules is called in the parent, too, which may be built alone. */
    private static boolean isFreeOfImages(MavenSession build, MojoExecution execution) {
        var project = build.getCurrentProject();
        boolean isMeant = build.getProjects().size() == 1 && execution.getSource() == MojoExecution.Source.CLI;
        if (isMeant || !project.getPackaging().equals("pom")) {
            return false;
        }
        var here = Module.of(project, new GoalParameters(build, execution));
        return !here.hasImage() && !here.makesImage();
    }

    /**
     * Returns the file that a parameter names. Where there is no pom, the build folder of Maven 3 is
     * {@code ${project.basedir}/target} to the letter; the folder in which Maven was called is meant.
     */
    static Path path(File parameter) {
        var path = parameter.toPath();
        for (int i = 0; i < path.getNameCount(); i++) {
            if (path.getName(i).toString().equals("${project.basedir}")) {
                return Path.of("").toAbsolutePath().resolve(path.subpath(i + 1, path.getNameCount()));
            }
        }
        return path;
    }

    /** Returns the file of an artifact that a parameter names. */
    Path resolve(DfuMojo goal, String component, String coordinates) throws InvalidRequestException {
        return Repository.of(repositories, goal).file(component, coordinates);
    }
}
