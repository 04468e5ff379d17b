// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
        var plugin = goal.execution().getMojoDescriptor().getPluginDescriptor();
        var declared = plugin.getArtifacts().stream()
                .map(org.apache.maven.artifact.Artifact::getGroupId)
                .collect(Collectors.toSet());
        for (var artifact : fetch(system, goal, without(declared))) {
            add(plugin.getClassRealm(), artifact.getFile().toURI().toURL());
        }
    }

    /** Modules of a build may call the goal at the same time, and share the class loader. */
    private static void add(ClassRealm plugin, URL jar) {
        synchronized (plugin) {
            if (!List.of(plugin.getURLs()).contains(jar)) {
                plugin.addURL(jar);
            }
        }
    }

    /** Returns what is to be added to a plugin that has artifacts of some groups: what is of one group is of one version. */
    static List<Artifact> without(Set<String> declared) throws IOException {
        return all().stream()
                .filter(artifact -> !declared.contains(artifact.getGroupId()))
                .toList();
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
