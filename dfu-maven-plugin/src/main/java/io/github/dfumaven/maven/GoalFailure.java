// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.error.SystemException;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.text.TextWidth;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.reporting.MavenReportException;

/** The one place where errors become those of Maven, which prints them, and their causes, as they are. */
final class GoalFailure {

    private GoalFailure() {}

    /**
     * Returns what to throw from a goal for a known error, or throws it if it is one of ours or of the system, such as a database that
     * is away.
     *
     * @param thrown what ended the goal
     * @return a failure of the build that the user can cure
     * @throws MojoExecutionException if the user cannot
     */
    static MojoFailureException of(Exception thrown) throws MojoExecutionException {
        if (!(thrown instanceof DfuException) || thrown instanceof InternalErrorException) {
            throw execution(explain(thrown), thrown);
        }
        // Maven would print the message of a cause behind the hint; suppressed, it shows under -e only.
        if (thrown instanceof SystemException) {
            var failure = new MojoExecutionException(explain(thrown));
            failure.addSuppressed(HarmlessThrowable.of(thrown));
            throw failure;
        }
        var failure = new MojoFailureException(explain(thrown));
        failure.addSuppressed(HarmlessThrowable.of(thrown));
        return failure;
    }

    /**
     * Returns what to throw when Maven itself failed.
     *
     * @param text what happened, in one line or more
     * @param cause what Maven has thrown
     */
    static MojoExecutionException execution(String text, Throwable cause) {
        return new MojoExecutionException(
                text.lines().map(TextWidth::harmless).collect(Collectors.joining("\n")), HarmlessThrowable.of(cause));
    }

    /** Returns what to throw from a report. */
    static MavenReportException report(Exception thrown) {
        var failure = new MavenReportException(explain(thrown));
        failure.initCause(HarmlessThrowable.of(thrown));
        return failure;
    }

    /** Returns what happened and the cure, of all that went wrong, in lines. */
    static String explain(Exception thrown) {
        return Explanation.all(thrown, PomWording.WORDING).stream()
                .map(Explanation::lines)
                .collect(Collectors.joining("\n"));
    }
}
