// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.maven.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a pom names, by path or as artifacts that the project depends on.
 *
 * @param basedir what relative paths are resolved against
 * @param artifacts the resolved dependencies of the project
 */
record Inputs(Path basedir, Collection<Artifact> artifacts) {

    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]{2,}(:[\\w.-]+){1,3}");

    /**
     * {@return the file that a parameter names: an absolute path; the file need not exist}
     *
     * @param component the parameter, for messages
     * @param text a path, or {@code groupId:artifactId[:type[:classifier]]}
     * @throws InvalidRequestException if a dependency is named and not exactly one fits, or the text is no path
     */
    Path file(String component, String text) throws InvalidRequestException {
        if (COORDINATES.matcher(text).matches() && !isFile(text)) {
            return artifact(component, text);
        }
        try {
            return basedir.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw MavenError.BAD_FILE_NAME.about(component, text, "is no file name on this system: %s", e.getReason());
        }
    }

    /** Returns the file that an optional parameter names, or null. */
    @Nullable
    Path fileOrNull(String component, @Nullable String text) throws InvalidRequestException {
        return text == null ? null : file(component, text);
    }

    private boolean isFile(String text) {
        try {
            return Files.exists(basedir.resolve(text));
        } catch (InvalidPathException e) {
            return false; // Windows allows no colon in a name
        }
    }

    private Path artifact(String component, String text) throws InvalidRequestException {
        var wanted = List.of(text.split(":", -1));
        var found =
                artifacts.stream().filter(artifact -> fits(artifact, wanted)).toList();
        if (found.isEmpty()) {
            throw MavenError.NO_DEPENDENCY.about(component, text, "is no dependency of the project");
        }
        if (found.size() > 1) {
            throw MavenError.SEVERAL_DEPENDENCIES.about(component, text, "fits several dependencies: %s", found);
        }

        var file = found.get(0).getFile();
        if (file == null || file.isDirectory()) {
            throw MavenError.DEPENDENCY_WITHOUT_FILE.about(component, text, "is not built yet");
        }
        return file.toPath();
    }

    private static boolean fits(Artifact artifact, List<String> wanted) {
        return artifact.getGroupId().equals(wanted.get(0))
                && artifact.getArtifactId().equals(wanted.get(1))
                && (wanted.size() < 3 || artifact.getType().equals(wanted.get(2)))
                && (wanted.size() < 4 || wanted.get(3).equals(Objects.toString(artifact.getClassifier(), "")));
    }
}
