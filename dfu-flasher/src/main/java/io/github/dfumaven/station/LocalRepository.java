// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.error.FormatException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where Maven keeps what it has fetched. Nothing is fetched here: that is for Maven, which knows from where and with whose password. */
public final class LocalRepository {

    private static final String PROPERTY = "maven.repo.local";

    private LocalRepository() {}

    /**
     * {@return the image with some coordinates, of the type dfu: its file}
     *
     * @param artifact {@code groupId:artifactId:version}
     * @throws FormatException if it is not there
     */
    public static Path find(String artifact) throws FormatException {
        var usual = Path.of(System.getProperty("user.home", ""), ".m2", "repository");
        var told = System.getProperty(PROPERTY);
        return find(artifact, told == null ? usual : Path.of(told));
    }

    static Path find(String artifact, Path repository) throws FormatException {
        var parts = artifact.split(":", -1);
        var folder =
                repository.resolve(parts[0].replace('.', '/')).resolve(parts[1]).resolve(parts[2]);
        var file = folder.resolve(parts[1] + "-" + parts[2] + ".dfu");
        if (!Files.isRegularFile(file)) {
            throw StationError.JOB_NO_ARTIFACT.of("the artifact %s is not in %s", artifact, repository.toString());
        }
        return file;
    }
}
