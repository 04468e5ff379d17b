// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.eclipse.aether.RepositorySystem;

/**
 * Tells what a file is, everything that is in it, and what is wrong with it. It knows {@code dfu.bin}, ESP applications and
 * bootloaders, partition tables, and files of other vendors with a DFU suffix.
 *
 * <p>Fails only when it cannot tell what the file is; use {@code dfu:verify} to fail for a bad one.
 *
 * @since 0.1.0
 */
@Mojo(name = "info", requiresProject = false, threadSafe = true)
public final class InfoMojo extends ImageMojo {

    /**
     * Creates the goal.
     *
     * @param repositories where artifacts come from
     * @param reactor the other modules of a build
     */
    @Inject
    public InfoMojo(RepositorySystem repositories, Reactor reactor) {
        super(repositories, reactor);
    }

    @Override
    void run(Path file) throws IOException {
        var info = Inspection.of(file);
        if (!info.isKnown()) {
            throw FormatException.of(info.problems().stream()
                    .map(problem -> problem.in(info.file()))
                    .toList());
        }
        info.lines(PomWording.WORDING, WIDTH).forEach(line -> getLog().info(line));
    }
}
