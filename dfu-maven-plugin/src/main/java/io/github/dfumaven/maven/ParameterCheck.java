// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Looks at what users set before a goal believes it. Maven takes every word but {@code true} for false, also
 * {@code -Ddfu.dryRun=yes}, and does not look at properties that nobody has. What parameters there are is asked of the
 * plugin's descriptor, so each new one is checked, too.
 *
 * @param session of this build
 * @param execution the goal and how it is configured
 */
record ParameterCheck(MavenSession session, MojoExecution execution) {

    private static final String PREFIX = "dfu.";
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(dfu\\.[A-Za-z0-9]+)}");
    private static final Set<String> BOOLEANS = Set.of("boolean", "java.lang.Boolean");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

    /**
     * Does nothing if every boolean parameter is true or false.
     *
     * @throws InvalidRequestException if one is anything else, or empty
     */
    void booleans() throws InvalidRequestException {
        for (var parameter : execution.getMojoDescriptor().getParameters()) {
            if (BOOLEANS.contains(parameter.getType())) {
                checkBoolean(parameter.getName());
            }
        }
    }

    /**
     * Warns once a build of properties on the command line that no goal has.
     *
     * @param log where to
     */
    void warnOfUnknown(BuildLog log) {
        var unknown = unknown();
        if (!unknown.isEmpty() && OncePerBuild.first(session, "unknown properties")) {
            unknown.forEach(error -> GoalFailure.explain(error).lines().forEach(line -> log.warn(line)));
        }
    }

    /**
     * Does nothing if every property on the command line is one of a goal, for goals after which it is too late.
     *
     * @throws InvalidRequestException if one begins with {@code dfu.}, and no goal has it
     */
    void refuseUnknown() throws InvalidRequestException {
        var unknown = unknown();
        if (!unknown.isEmpty()) {
            unknown.stream().skip(1).forEach(unknown.get(0)::addSuppressed);
            throw unknown.get(0);
        }
    }

    private void checkBoolean(String name) throws InvalidRequestException {
        var value = isWrittenEmpty(name)
                ? ""
                : new GoalParameters(session, execution).value(name).orElse("false");
        if (!TRUE_OR_FALSE.matcher(value).matches()) {
            throw MavenError.BAD_BOOLEAN.about(
                    name, value, value.isEmpty() ? "is empty, neither true nor false" : "is neither true nor false");
        }
    }

    /** An empty element is none to Maven, which puts the default in its place: only the pom itself still has it. */
    private boolean isWrittenEmpty(String name) {
        return written()
                .map(configuration -> configuration.getChild(name))
                .filter(element -> element.getChildCount() == 0)
                .filter(element -> Objects.toString(element.getValue(), "").isEmpty())
                .isPresent();
    }

    private Optional<Xpp3Dom> written() {
        var plugin = Optional.ofNullable(session.getCurrentProject())
                .map(project -> project.getPlugin(execution.getPlugin().getKey()));
        return plugin.map(found -> found.getExecutionsAsMap().get(execution.getExecutionId()))
                .map(ConfigurationContainer.class::cast)
                .or(() -> plugin)
                .map(ConfigurationContainer::getConfiguration)
                .map(Xpp3Dom.class::cast);
    }

    private List<InvalidRequestException> unknown() {
        var ours = new TreeSet<>(session.getUserProperties().stringPropertyNames());
        ours.removeIf(name -> !name.startsWith(PREFIX));
        if (ours.isEmpty()) {
            return List.of(); // in most builds, so nobody waits for what follows
        }
        var known = new TreeSet<String>();
        execution.getMojoDescriptor().getPluginDescriptor().getMojos().forEach(goal -> known.addAll(properties(goal)));
        return ours.stream()
                .filter(name -> !known.contains(name))
                .map(name -> unknown(name, known))
                .toList();
    }

    private static List<String> properties(MojoDescriptor goal) {
        return PROPERTY.matcher(goal.getMojoConfiguration().toString())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static InvalidRequestException unknown(String name, Set<String> known) {
        return MavenError.UNKNOWN_PROPERTY.because(
                "-D%s: no goal has this property; %s is the nearest",
                name, NearestName.of(name, known).orElse(PREFIX));
    }
}
