// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/**
 * What a goal gets for its parameters in the current project of the session, before Maven makes anything but text of it.
 *
 * @param session of this build
 * @param execution the goal and how it is configured
 */
record GoalParameters(MavenSession session, MojoExecution execution) {

    /**
     * {@return what a parameter is set to, or else its default: the text, possibly empty; nothing if there is no default either}
     *
     * @param name of the parameter
     */
    Optional<String> value(String name) {
        return Optional.ofNullable(execution.getConfiguration().getChild(name))
                .flatMap(element -> Stream.of(element.getValue(), element.getAttribute("default-value"))
                        .map(this::evaluate)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /**
     * {@return the file that a parameter names: an absolute path, relative ones being those of the project; nothing if none is named}
     *
     * @param name of the parameter
     */
    Optional<Path> file(String name) {
        return value(name)
                .map(text -> evaluator().alignToBaseDirectory(new File(text)).toPath());
    }

    private Optional<String> evaluate(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(evaluator().evaluate(text)).map(Object::toString);
        } catch (ExpressionEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private PluginParameterExpressionEvaluator evaluator() {
        return new PluginParameterExpressionEvaluator(session, execution);
    }
}
