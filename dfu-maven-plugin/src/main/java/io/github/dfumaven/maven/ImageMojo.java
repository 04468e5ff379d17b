// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** What goals share that take an image which is there already. */
abstract class ImageMojo extends DfuMojo {

    private final RepositorySystem repositories;

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

    ImageMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** Returns the file that the goal is about. */
    final Path imageFile() throws InvalidRequestException {
        return artifact == null ? path(image) : resolve("artifact", artifact);
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
