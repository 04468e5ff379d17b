// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.eclipse.aether.RepositorySystem;

/**
 * Makes every check there is on a file, and fails if it is not sound: the CRC of the suffix, the rules of the ROM for its
 * archive, the MD5 of each entry, chip, checksum and SHA-256 of the images in it, the partition table, and whether all of
 * it fits into the flash without overlaps.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends ImageMojo {

    /**
     * Creates the goal.
     *
     * @param repositories where artifacts come from
     * @param reactor the other modules of a build
     */
    @Inject
    public VerifyMojo(RepositorySystem repositories, Reactor reactor) {
        super(repositories, reactor);
    }

    @Override
    void run(Path file) throws IOException {
        var info = Inspection.of(file);
        refuse(info.problems(), info.file());
        getLog().info(info.file() + ": " + info.title() + ", sound");
    }
}
