// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@code dfu.bin} from the files of a firmware build, byte for byte as {@code idf.py dfu} does, and makes it an
 * artifact of the project: the main one in the packaging {@code dfu}, an attached one of type {@code dfu} in any other.
 *
 * <p>Files come from {@code flasherArgs}, from {@code files}, from {@code bootloader}, {@code partitions}, {@code app} and
 * {@code data}, or from several of these at once. Each is a path, relative to the project, or a dependency of the project
 * written as {@code groupId:artifactId[:type[:classifier]]}. The same files give the same bytes, whenever and wherever
 * they are built, and an image that is there already and would be the same is left as it is. With {@code skip} a project of the
 * packaging {@code dfu} has no artifact, and {@code install} and {@code deploy} fail.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "create",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class CreateMojo extends SourceMojo {

    private final MavenProjectHelper helper;

    /**
     * The image to write. It appears whole or not at all; an older one is replaced, unless it is the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.image", defaultValue = "${project.build.directory}/dfu.bin")
    private File image;

    /**
     * Classifier of the artifact. Without one, a project has one image; further executions of this goal need one each.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.classifier")
    private @Nullable String classifier;

    /**
     * ESP-IDF's name of the chip: {@code esp32s2}, {@code esp32s3}, {@code esp32p4} or {@code esp32s31}. Default: what
     * {@code flasherArgs} says, else the chip that the files themselves are for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.target")
    private @Nullable String target;

    /**
     * USB product id in hexadecimal, instead of {@code target}, for a chip that has no name here yet.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.pid")
    private @Nullable String pid;

    /**
     * Size of the flash chip: {@code 1MB}, {@code 2MB}, {@code 4MB} and so on to {@code 128MB}. Default: what
     * {@code flasherArgs} says, else what the header of {@code app} says, else {@code 2MB}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.flashSize")
    private @Nullable String flashSize;

    /**
     * Bytes after which a file is cut into parts, a multiple of 4096; {@code K} and {@code M} are understood. Default: the
     * environment variable {@code ESP_DFU_PART_SIZE}, as with {@code idf.py}, else {@code 512K}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.partSize", defaultValue = "${env.ESP_DFU_PART_SIZE}")
    private @Nullable String partSize;

    /**
     * Writes the image although the chip's ROM would refuse it or it would not fit; the broken rules are then warnings.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.force", defaultValue = "false")
    private boolean force;

    /**
     * Creates the goal.
     *
     * @param helper attaches the image to the project
     */
    @Inject
    public CreateMojo(MavenProjectHelper helper) {
        this.helper = helper;
    }

    @Override
    void run() throws IOException {
        var artifact = new ImageArtifact(project(), helper, classifier);
        artifact.check(image);
        build(request(), image.toPath());
        artifact.set(image);
    }

    private void build(CreateRequest request, Path file) throws IOException {
        var comparison = Comparison.with(file);
        try (comparison) {
            warn(DfuImages.create(request, comparison).warnings());
        }
        if (!comparison.isUpToDate(file, getLog())) {
            DfuImages.create(request, file).lines().forEach(line -> getLog().info(line));
        }
    }

    private CreateRequest request() throws InvalidRequestException {
        return CreateRequest.builder(sources())
                .target(target)
                .pid(pid)
                .flashSize(flashSize)
                .partSize(partSize)
                .force(force)
                .build();
    }
}
