// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** What goals share that take an image which is there already. */
abstract class ImageMojo extends DfuMojo {

    /** Columns of a table in the log. */
    static final int WIDTH = 120;

    private static final List<String> CHOICES = List.of("dfu.image", "dfu.artifact");

    private final RepositorySystem repositories;
    private final Reactor reactor;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession session;

    @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true, required = true)
    private List<RemoteRepository> remotes;

    /**
     * The file. Not looked at when {@code artifact} is given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.image", defaultValue = "${project.build.directory}/dfu.bin", required = true)
    private File image;

    /**
     * An artifact of type {@code dfu} to take in place of {@code image}, straight from a repository:
     * {@code groupId:artifactId:version}, with {@code :classifier} behind it if it has one. Needs no pom.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.artifact")
    private @Nullable String artifact;

    ImageMojo(RepositorySystem repositories, Reactor reactor) {
        this.repositories = repositories;
        this.reactor = reactor;
    }

    /** Does the work of the goal on an image. */
    abstract void run(Path file) throws IOException;

    /** Says what it thinks of several modules that have an image each. */
    void meetSeveral(List<Module> modules) throws InvalidRequestException {}

    @Override
    final void run() throws IOException, MojoExecutionException, MojoFailureException {
        if (reactor.isForAll(build(), execution())) {
            runInModules();
        } else if (isFreeOfImages()) {
            getLog().info("Skipped, because there is no image here: " + image);
        } else {
            run(artifact == null ? path(image) : resolve("artifact", artifact));
        }
    }

    private void runInModules() throws IOException, MojoExecutionException, MojoFailureException {
        if (CHOICES.stream().anyMatch(build().getUserProperties()::containsKey)) {
            reactor.run(build(), reactor.root(build(), execution()));
            return;
        }
        var modules = reactor.modules(build(), execution());
        var chosen = modules.stream()
                .filter(module -> module.hasImage() && !module.isSkipped())
                .toList();
        if (chosen.isEmpty()) {
            throw MavenError.NO_IMAGE.because("none of the %d modules has an image", modules.size());
        }
        if (chosen.size() > 1) {
            refuseSameOutput(chosen);
            meetSeveral(chosen);
        }
        modules.stream().filter(module -> !chosen.contains(module)).forEach(this::skipped);
        for (var module : chosen) {
            getLog().info(module.toString());
            reactor.run(build(), module);
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

    private void skipped(Module module) {
        if (module.makesImage() && !module.isSkipped()) {
            getLog().warn(module + ": skipped, because it is not built yet");
        } else {
            getLog().info(module.project().getArtifactId() + ": skipped, no image");
        }
    }

    /** A goal that a parent binds to a phase for its modules is called in the parent, too, which may be built alone. */
    private boolean isFreeOfImages() {
        var project = build().getCurrentProject();
        boolean isMeant = build().getProjects().size() == 1 && execution().getSource() == MojoExecution.Source.CLI;
        if (isMeant || !project.getPackaging().equals("pom")) {
            return false;
        }
        var here = Module.of(project, new GoalParameters(build(), execution()));
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
    final Path resolve(String component, String coordinates) throws InvalidRequestException {
        return new Repository(repositories, session, remotes, getLog()).file(component, coordinates);
    }
}
