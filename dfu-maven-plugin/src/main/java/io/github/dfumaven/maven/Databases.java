// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.maven.artifact.ArtifactUtils;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;

/**
 * The databases of a station's record. They are most of what the plugin would have to download, and a build that only makes an image
 * needs none of it; so they are no dependencies, and are fetched when a station is called, from where plugins come from.
 */
final class Databases {

    private static final String LIST = "databases.txt";

    private Databases() {}

    /**
     * Makes the databases known to the class loader of the plugin. One that the pom declares as a dependency of the plugin is there already.
     *
     * @param system fetches them
     * @param goal the goal that needs them
     * @throws InvalidRequestException if one cannot be had
     */
    static void add(RepositorySystem system, DfuMojo goal) throws IOException {
        if (Databases.class.getClassLoader() instanceof ClassRealm plugin) {
            var declared =
                    goal.execution().getMojoDescriptor().getPluginDescriptor().getArtifactMap();
            var missing = all().stream()
                    .filter(artifact -> !declared.containsKey(
                            ArtifactUtils.versionlessKey(artifact.getGroupId(), artifact.getArtifactId())))
                    .toList();
            synchronized (plugin) {
                var known = List.of(plugin.getURLs());
                for (var artifact : fetch(system, goal, missing)) {
                    var url = artifact.getFile().toURI().toURL();
                    if (!known.contains(url)) {
                        plugin.addURL(url);
                    }
                }
            }
        }
    }

    /** Returns what a station needs beside the plugin's dependencies, all of it. */
    static List<Artifact> all() throws IOException {
        var list = Objects.requireNonNull(Databases.class.getResourceAsStream(LIST), LIST);
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().map(DefaultArtifact::new).collect(Collectors.toList());
        }
    }

    private static List<Artifact> fetch(RepositorySystem system, DfuMojo goal, List<Artifact> missing)
            throws InvalidRequestException {
        var build = goal.build();
        var remotes = build.getCurrentProject().getRemotePluginRepositories();
        try {
            return system
                    .resolveArtifacts(
                            build.getRepositorySession(),
                            missing.stream()
                                    .map(artifact -> new ArtifactRequest(artifact, remotes, null))
                                    .toList())
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .toList();
        } catch (ArtifactResolutionException e) {
            goal.getLog().debug(e);
            throw MavenError.NO_DATABASE.because("the record needs a database: %s", String.valueOf(e.getMessage()));
        }
    }
}
