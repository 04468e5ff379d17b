// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Where images come from that are no files of the project.
 *
 * @param system finds artifacts
 * @param session of this build
 * @param remotes the repositories that the project knows
 * @param log for the reasons that a message has no room for
 */
record Repository(
        RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> remotes, BuildLog log) {

    private static final Pattern COORDINATES = Pattern.compile("([\\w.-]+):([\\w.-]+):([^:\\s/\\\\]+)(?::([\\w.-]+))?");

    /** Returns where a goal finds artifacts: where its project does. */
    static Repository of(RepositorySystem system, DfuMojo goal) {
        var build = goal.build();
        return new Repository(
                system,
                build.getRepositorySession(),
                build.getCurrentProject().getRemoteProjectRepositories(),
                goal.getLog());
    }

    /**
     * {@return the file of an image: a file of the local repository, or of the project that builds it}
     *
     * @param component the parameter that names it, for messages
     * @param coordinates {@code groupId:artifactId:version}, with {@code :classifier} behind it if it has one
     * @throws InvalidRequestException if the text is not that, or no repository has the artifact
     */
    Path file(String component, String coordinates) throws InvalidRequestException {
        var parts = COORDINATES.matcher(coordinates.strip());
        if (!parts.matches()) {
            throw MavenError.BAD_ARTIFACT.about(component, coordinates, "is not the coordinates of an artifact");
        }

        var classifier = parts.group(4) == null ? "" : parts.group(4);
        var wanted =
                new DefaultArtifact(parts.group(1), parts.group(2), classifier, ImageArtifact.TYPE, parts.group(3));
        try {
            return system.resolveArtifact(session, new ArtifactRequest(wanted, remotes, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            log.debug(e);
            throw MavenError.NO_ARTIFACT.about(component, coordinates, "%s", String.valueOf(e.getMessage()));
        }
    }
}
