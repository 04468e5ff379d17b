// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.io.File;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * The image as an artifact of the project: its main one in the packaging {@code dfu}, else an attached one.
 *
 * @param project the project that is built
 * @param helper attaches artifacts
 * @param classifier of the artifact, or null for none
 */
record ImageArtifact(
        MavenProject project,
        MavenProjectHelper helper,
        @Nullable String classifier) {

    /** Packaging, type and extension. */
    static final String TYPE = "dfu";

    /**
     * Does nothing if the image may become the artifact.
     *
     * @param image the file
     * @throws InvalidRequestException if the project has another image under the same name
     */
    void check(File image) throws InvalidRequestException {
        var taken = current();
        if (taken.isPresent() && !taken.get().equals(image)) {
            throw MavenError.ARTIFACT_TAKEN.because(
                    "%s cannot be an artifact beside %s, which has the same classifier", image, taken.get());
        }
    }

    /** Makes the image the artifact. */
    void set(File image) {
        if (isMain()) {
            project.getArtifact().setFile(image);
        } else if (current().isEmpty()) {
            helper.attachArtifact(project, TYPE, classifier, image);
        }
    }

    private Optional<File> current() {
        if (isMain()) {
            return Optional.ofNullable(project.getArtifact().getFile());
        }
        return project.getAttachedArtifacts().stream()
                .filter(artifact ->
                        artifact.getType().equals(TYPE) && Objects.equals(artifact.getClassifier(), classifier))
                .map(artifact -> artifact.getFile())
                .findFirst();
    }

    private boolean isMain() {
        return classifier == null && project.getPackaging().equals(TYPE);
    }
}
