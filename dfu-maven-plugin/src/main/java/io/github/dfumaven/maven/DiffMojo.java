// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.diff.DeltaOptions;
import io.github.dfumaven.diff.FlashDiff;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Tells by partition and sector what differs between an older image and this one, and with {@code delta} writes a
 * {@code dfu.bin} with only the changed sectors. Both may be a {@code dfu.bin}, UF2, Intel HEX or other DFU file; anything
 * else is taken for the content of flash from address 0 on.
 *
 * <p>Needs no pom when both images are given. That there are differences is no failure.
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends ImageMojo {

    /**
     * The older image. Not looked at when {@code oldArtifact} is given; one of the two is needed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.oldImage")
    private @Nullable File oldImage;

    /**
     * An artifact of type {@code dfu} to take for the older image, such as the last release, straight from a repository:
     * {@code groupId:artifactId:version}, with {@code :classifier} behind it if it has one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.oldArtifact")
    private @Nullable String oldArtifact;

    /**
     * The archive of changed sectors to write, for boards that hold the older image exactly: whole sectors are rewritten,
     * and what the newer image does not say about them is taken from the older one. When nothing changed, asking for it is
     * an error. Default: none is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.delta")
    private @Nullable File delta;

    /**
     * ESP-IDF's name of the chip that {@code delta} is for. Default: what the images say.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.target")
    private @Nullable String target;

    /**
     * Size of the flash chip that {@code delta} is for: {@code 1MB}, {@code 2MB}, {@code 4MB} and so on to {@code 128MB}.
     * Default: what the images say.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.flashSize")
    private @Nullable String flashSize;

    /**
     * Creates the goal.
     *
     * @param repositories where artifacts come from
     * @param reactor the other modules of a build
     */
    @Inject
    public DiffMojo(RepositorySystem repositories, Reactor reactor) {
        super(repositories, reactor);
    }

    @Override
    void run(Path file) throws IOException {
        var options = DeltaOptions.of(target, flashSize);
        var diff = FlashDiff.of(oldFile(), file);
        diff.lines(WIDTH).forEach(line -> getLog().info(line));
        if (delta == null) {
            return;
        }

        var written = diff.writeDelta(options, delta.toPath());
        warn(written.warnings());
        getLog().info(written.summary());
        getLog().info("  Only for boards that hold the older image exactly");
    }

    private Path oldFile() throws InvalidRequestException {
        if (oldArtifact != null) {
            return resolve("oldArtifact", oldArtifact);
        }
        if (oldImage == null) {
            throw MavenError.NO_OLD_IMAGE.because("there is nothing to compare with");
        }
        return oldImage.toPath();
    }
}
