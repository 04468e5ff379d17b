// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.project.MavenProject;

/**
 * Brings a goal into the modules of a build. A goal that needs no pom is one for the whole build to Maven: called on the
 * command line it runs once, in the first module, whichever that is, and with its configuration.
 */
final class Reactor {

    private static final String IN_MODULE = "io.github.dfumaven in module";

    private final LifecycleExecutor lifecycle;
    private final BuildPluginManager plugins;

    /**
     * Creates it; Maven does.
     *
     * @param lifecycle knows how a project configures a goal
     * @param plugins runs goals
     */
    @Inject
    Reactor(LifecycleExecutor lifecycle, BuildPluginManager plugins) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
    }

    /**
     * Returns whether Maven has called a goal once for several modules, and not this class for one of them.
     *
     * @param session of this build
     * @param execution the call
     * @return false for goals that are bound to a phase, since those are called in each module
     */
    boolean isForAll(MavenSession session, MojoExecution execution) {
        return session.getProjects().size() > 1
                && execution.getSource() == MojoExecution.Source.CLI
                && session.getRepositorySession().getData().get(IN_MODULE) != execution;
    }

    /**
     * {@return the modules of the build: each with the goal as it would be if it was called there}
     *
     * @param session of this build
     * @param call what Maven has called
     * @throws MojoExecutionException if a module's configuration cannot be read
     */
    List<Module> modules(MavenSession session, MojoExecution call) throws MojoExecutionException {
        var modules = new ArrayList<Module>();
        for (var project : session.getProjects()) {
            modules.add(module(session, call, project));
        }
        return modules;
    }

    /**
     * {@return the module in whose folder Maven was called: the root, also when it is not built itself}
     *
     * @param session of this build
     * @param call what Maven has called
     * @throws MojoExecutionException if its configuration cannot be read
     */
    Module root(MavenSession session, MojoExecution call) throws MojoExecutionException {
        var root = session.getAllProjects().stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElseGet(session::getTopLevelProject);
        return module(session, call, root);
    }

    /**
     * Runs the goal in a module.
     *
     * @param session of this build
     * @param module one of {@link #modules}
     * @throws MojoExecutionException as the goal itself, or if its configuration is bad
     * @throws MojoFailureException as the goal itself
     */
    void run(MavenSession session, Module module) throws MojoExecutionException, MojoFailureException {
        var data = session.getRepositorySession().getData();
        var before = session.getCurrentProject();
        session.setCurrentProject(module.project());
        data.set(IN_MODULE, module.execution());
        try {
            plugins.executeMojo(session, module.execution());
        } catch (PluginConfigurationException | PluginManagerException e) {
            throw GoalFailure.execution(String.valueOf(e.getMessage()), e);
        } finally {
            data.set(IN_MODULE, null);
            session.setCurrentProject(before);
        }
    }

    private Module module(MavenSession session, MojoExecution call, MavenProject project)
            throws MojoExecutionException {
        var before = session.getCurrentProject();
        session.setCurrentProject(project);
        try {
            var plan = lifecycle.calculateExecutionPlan(session, task(call)).getMojoExecutions();
            return Module.of(project, new GoalParameters(session, plan.get(plan.size() - 1)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // Maven declares ten
            throw GoalFailure.execution(project.getArtifactId() + ": " + e.getMessage(), e);
        } finally {
            session.setCurrentProject(before);
        }
    }

    private static String task(MojoExecution call) {
        return String.join(":", call.getGroupId(), call.getArtifactId(), call.getVersion(), call.getGoal()) + "@"
                + call.getExecutionId();
    }
}
