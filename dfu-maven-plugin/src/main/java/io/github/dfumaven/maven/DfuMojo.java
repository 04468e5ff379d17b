// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fault.Explanation;
import java.io.IOException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: skipping, the log, and errors that become those of Maven. */
abstract class DfuMojo extends AbstractMojo {

    /** What is logged in place of the work. */
    static final String SKIPPED = "Skipped, because <skip> (property dfu.skip) is true";

    /**
     * Does nothing when {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession build;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    /** Does the work of the goal. */
    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    /** Returns the build that this goal is called in. */
    final MavenSession build() {
        return build;
    }

    /** Returns how this goal was called. */
    final MojoExecution execution() {
        return execution;
    }

    /** Says what it thinks of properties that no goal has: a warning, unless a goal cannot be undone. */
    void meetUnknown(ParameterCheck check) throws InvalidRequestException {
        check.warnOfUnknown(getLog());
    }

    /** Looks at what users set before it is believed. */
    final void check() throws InvalidRequestException {
        var check = new ParameterCheck(build, execution);
        check.booleans();
        meetUnknown(check);
    }

    final boolean isSkipped() {
        return skip;
    }

    /** Runs the goal unless it is skipped. */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            check();
            if (skip) {
                getLog().info(SKIPPED);
            } else {
                run();
            }
        } catch (IOException | RuntimeException e) {
            throw GoalFailure.of(e);
        }
    }

    @Override
    public final BuildLog getLog() {
        return BuildLog.of(super.getLog());
    }

    /** Logs what somebody should look at. */
    final void warn(List<Problem> warnings) {
        for (var warning : warnings) {
            Explanation.of(warning, PomWording.WORDING).lines().lines().forEach(line -> getLog().warn(line));
        }
    }

    /** Logs all problems of a file, and fails with the first that is an error. */
    final void refuse(List<Problem> problems, String file) throws FormatException {
        var told = problems.stream().map(problem -> problem.in(file)).toList();
        warn(told.stream().filter(problem -> !problem.isError()).toList());
        var errors = told.stream().filter(Problem::isError).toList();
        for (var error : errors) {
            Explanation.of(error, PomWording.WORDING).lines().lines().forEach(line -> getLog().error(line));
        }
        if (!errors.isEmpty()) {
            throw FormatException.of(errors.subList(0, 1));
        }
    }
}
