// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What goals share that take an image which is there already. */
abstract class ImageMojo extends DfuMojo {

    /** Columns of a table in the log. */
    static final int WIDTH = 120;

    private final Images images;

    /**
     * The file. Not looked at when {@code artifact} is given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.image", defaultValue = "${project.build.directory}/dfu.bin")
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
        images = new Images(repositories, reactor, modules -> {});
    }

    /** Does the work of the goal on an image. */
    abstract void run(Path file) throws IOException;

    @Override
    final void run() throws IOException, MojoExecutionException, MojoFailureException {
        images.run(this, image, artifact, this::run);
    }

    /** Returns the file of an artifact that a parameter names. */
    final Path resolve(String component, String coordinates) throws InvalidRequestException {
        return images.resolve(this, component, coordinates);
    }
}
