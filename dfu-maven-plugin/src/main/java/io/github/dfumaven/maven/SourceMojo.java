// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.source.SourceRequest;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What goals share that take files and where in flash they go. */
abstract class SourceMojo extends DfuMojo {

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${basedir}", readonly = true)
    private File basedir;

    /**
     * What ESP-IDF's build says about itself: {@code flasher_args.json}, or the build folder that holds it. Gives the
     * files, and target and flash size where nothing else does.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.flasherArgs")
    private @Nullable String flasherArgs;

    /**
     * Files and where in flash they go, each as address, blank and file, for example {@code 0x10000 build/app.bin}. An
     * address is decimal, hexadecimal with {@code 0x}, or has {@code K} or {@code M} behind it. Intel HEX is taken
     * apart by its own addresses. On the command line the elements are joined by commas.
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
     * Files for partitions, each as name of the partition, {@code =} and file, for example {@code nvs=nvs.bin}. CSV
     * of values for a partition of NVS is compiled. Needs {@code partitions}. On the command line the elements are joined by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.data")
    private @Nullable List<String> data;

    /**
     * Where in flash the partition table goes, a multiple of 4096. Default: {@code 0x8000}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.partitionTableOffset")
    private @Nullable String partitionTableOffset;

    /**
     * Whether the files are encrypted for the flash already. Then nothing shows what they are, and a bootloader or an app
     * that looks like nothing known is taken.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.encrypted", defaultValue = "false")
    private boolean encrypted;

    final MavenProject project() {
        return project;
    }

    /** Returns whether the pom names any file. */
    final boolean hasSources() {
        return Stream.of(flasherArgs, bootloader, partitions, app).anyMatch(Objects::nonNull)
                || isGiven(files)
                || isGiven(data);
    }

    /** A list that nobody has set is null or empty, which depends on Maven. */
    private static boolean isGiven(@Nullable List<String> list) {
        return list != null && !list.isEmpty();
    }

    /** Returns the files that the pom names. */
    final SourceRequest sources() throws InvalidRequestException {
        var inputs = new Inputs(basedir.toPath(), project.getArtifacts());
        var request = SourceRequest.builder();
        addFiles(request, inputs);
        request.flasherArgs(inputs.fileOrNull("flasherArgs", flasherArgs))
                .bootloader(inputs.fileOrNull("bootloader", bootloader))
                .partitions(inputs.fileOrNull("partitions", partitions))
                .app(inputs.fileOrNull("app", app));
        addData(request, inputs);
        return request.partitionTableOffset(partitionTableOffset)
                .encrypted(encrypted)
                .build();
    }

    private void addFiles(SourceRequest.Builder request, Inputs inputs) throws InvalidRequestException {
        for (var text : files == null ? List.<String>of() : files) {
            var pair = Pair.split("\\s+", text)
                    .orElseThrow(() -> MavenError.BAD_FILES.about("files", text, "is no address and file"));
            request.file(pair.left(), inputs.file("files", pair.right()));
        }
    }

    private void addData(SourceRequest.Builder request, Inputs inputs) throws InvalidRequestException {
        var named = new HashSet<String>();
        for (var text : data == null ? List.<String>of() : data) {
            var pair = Pair.split("=", text)
                    .orElseThrow(() -> MavenError.BAD_DATA.about("data", text, "is no partition and file"));
            request.data(pair.left(), inputs.file("data", pair.right()));
            if (!named.add(pair.left())) {
                throw MavenError.BAD_DATA.about("data", text, "is the second file for this partition");
            }
        }
    }
}
