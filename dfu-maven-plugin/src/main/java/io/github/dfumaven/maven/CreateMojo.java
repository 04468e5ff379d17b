// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.image.CreateRequest;
import io.github.dfumaven.image.CreateResult;
import io.github.dfumaven.image.DfuImages;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@code dfu.bin} from the files of a firmware build, byte for byte as {@code idf.py dfu} does, and makes it an
 * artifact of the project: the main one in the packaging {@code dfu}, an attached one of type {@code dfu} in any other.
 *
 * <p>Files come from {@code flasherArgs}, from {@code files}, from {@code bootloader}, {@code partitions}, {@code app} and
 * {@code data}, or from several of these at once. Each is a path, relative to the project, or a dependency of the project
 * written as {@code groupId:artifactId[:type[:classifier]]}. The same files give the same bytes, whenever and wherever
 * they are built.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "create",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class CreateMojo extends DfuMojo {

    private final MavenProjectHelper helper;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File basedir;

    /**
     * The image to write. It appears whole or not at all; an older one is replaced.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.image", defaultValue = "${project.build.directory}/dfu.bin", required = true)
    private File image;

    /**
     * Classifier of the artifact. Without one, a project has one image; further executions of this goal need one each.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.classifier")
    private @Nullable String classifier;

    /**
     * What ESP-IDF's build says about itself: {@code flasher_args.json}, or the build folder that holds it. Gives target,
     * flash size and files; {@code target}, {@code pid} and {@code flashSize} win over it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.flasherArgs")
    private @Nullable String flasherArgs;

    /**
     * Files and where in flash they go, each as address, blank and file, for example {@code 0x10000 build/app.bin}. An
     * address is decimal, hexadecimal with {@code 0x}, or has {@code K} or {@code M} behind it. On the command line the
     * elements are joined by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.files")
    private @Nullable List<String> files;

    /**
     * The second-stage bootloader, which goes where the ROM of the target looks for it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.bootloader")
    private @Nullable String bootloader;

    /**
     * The partition table, binary or CSV, which goes to {@code partitionTableOffset}. It tells where {@code app} and
     * {@code data} go.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.partitions")
    private @Nullable String partitions;

    /**
     * The application, which goes to the partition that boots first. Needs {@code partitions}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.app")
    private @Nullable String app;

    /**
     * Files for partitions, each as name of the partition, {@code =} and file, for example {@code nvs=nvs.bin}. Needs
     * {@code partitions}. On the command line the elements are joined by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.data")
    private @Nullable List<String> data;

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
     * Where in flash the partition table goes, a multiple of 4096. Default: {@code 0x8000}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.partitionTableOffset")
    private @Nullable String partitionTableOffset;

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
        var artifact = new ImageArtifact(project, helper, classifier);
        artifact.check(image);
        var result = DfuImages.create(request(), image.toPath());
        warn(result.warnings());
        show(result);
        artifact.set(image);
    }

    private CreateRequest request() throws InvalidRequestException {
        var inputs = new Inputs(basedir.toPath(), project.getArtifacts());
        var builder = CreateRequest.builder()
                .flasherArgs(inputs.fileOrNull("flasherArgs", flasherArgs))
                .bootloader(inputs.fileOrNull("bootloader", bootloader))
                .partitions(inputs.fileOrNull("partitions", partitions))
                .app(inputs.fileOrNull("app", app))
                .target(target)
                .pid(pid == null ? null : Numbers.parseId("pid", pid))
                .flashSize(flashSize == null ? null : FlashSize.named(flashSize))
                .partSize(partSize == null ? null : Numbers.parse("partSize", partSize))
                .partitionTableOffset(
                        partitionTableOffset == null
                                ? null
                                : Numbers.parse("partitionTableOffset", partitionTableOffset))
                .force(force);
        addFiles(builder, inputs);
        addData(builder, inputs);
        return builder.build();
    }

    private void addFiles(CreateRequest.Builder builder, Inputs inputs) throws InvalidRequestException {
        for (var text : files == null ? List.<String>of() : files) {
            var pair = Pair.split("\\s+", text)
                    .orElseThrow(() -> MavenError.BAD_FILES.about("files", text, "is no address and file"));
            builder.file(Numbers.parse("ADDRESS", pair.left()), inputs.file("files", pair.right()));
        }
    }

    private void addData(CreateRequest.Builder builder, Inputs inputs) throws InvalidRequestException {
        var filled = new HashSet<String>();
        for (var text : data == null ? List.<String>of() : data) {
            var pair = Pair.split("=", text)
                    .orElseThrow(() -> MavenError.BAD_DATA.about("data", text, "is no partition and file"));
            if (!filled.add(pair.left())) {
                throw MavenError.BAD_DATA.about("data", text, "is the second file for this partition");
            }
            builder.data(pair.left(), inputs.file("data", pair.right()));
        }
    }

    private void show(CreateResult result) {
        for (var piece : result.pieces()) {
            getLog().info(String.format("0x%08x  %9d  %s", piece.address(), piece.size(), piece.name()));
        }
        getLog().info(String.format(
                "%s: %d bytes for %s, flash %s",
                result.image(),
                result.size(),
                result.chip().map(Chip::target).orElseGet(() -> String.format("product id 0x%04x", result.productId())),
                result.flashSize()));
    }
}
