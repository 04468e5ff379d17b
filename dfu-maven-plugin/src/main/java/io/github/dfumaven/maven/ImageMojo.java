// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/** What goals share that take an image which is there already. */
abstract class ImageMojo extends DfuMojo {

    private static final Pattern COORDINATES = Pattern.compile("([\\w.-]+):([\\w.-]+):([^:\\s/\\\\]+)(?::([\\w.-]+))?");

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
        return artifact == null ? image.toPath() : resolve("artifact", artifact);
    }

    /** Returns the file of an artifact that a parameter names. */
    final Path resolve(String component, String coordinates) throws InvalidRequestException {
        var parts = COORDINATES.matcher(coordinates.strip());
        if (!parts.matches()) {
            throw MavenError.BAD_ARTIFACT.about(component, coordinates, "is not the coordinates of an artifact");
        }

        var classifier = parts.group(4) == null ? "" : parts.group(4);
        var wanted =
                new DefaultArtifact(parts.group(1), parts.group(2), classifier, ImageArtifact.TYPE, parts.group(3));
        try {
            return repositories
                    .resolveArtifact(session, new ArtifactRequest(wanted, remotes, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            getLog().debug(e);
            throw MavenError.NO_ARTIFACT.about(component, coordinates, "%s", String.valueOf(e.getMessage()));
        }
    }
}
