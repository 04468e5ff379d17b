// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.merge.Merge;
import io.github.dfumaven.merge.MergeFormat;
import io.github.dfumaven.merge.MergeRequest;
import io.github.dfumaven.source.SourceRequest;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Joins the files of {@code dfu:create}, or those of a {@code dfu.bin}, into one file for other flashing tools, as
 * {@code esptool merge-bin} does: the content of flash, UF2 or Intel HEX.
 *
 * <p>Files come from {@code flasherArgs}, {@code files}, {@code bootloader}, {@code partitions}, {@code app} and
 * {@code data}, and when none of these is given, from {@code image}.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "merge",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class MergeMojo extends SourceMojo {

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    private File buildDirectory;

    /**
     * A {@code dfu.bin} whose files are merged. Not looked at when the files are given themselves.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.image", defaultValue = "${project.build.directory}/dfu.bin")
    private File image;

    /**
     * The file to write. It appears whole or not at all; an older one is replaced, unless it is the same. Default: {@code flash.bin},
     * {@code flash.uf2} or {@code flash.hex} in the build folder, after {@code format}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.output")
    private @Nullable File output;

    /**
     * ESP-IDF's name of the chip, any of Espressif's, also those without DFU. Default: what the files say.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.target")
    private @Nullable String target;

    /**
     * What to write: {@code raw} for the content of flash, {@code uf2} or {@code hex}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.format", defaultValue = "raw")
    private String format;

    /**
     * Flash mode to put into the bootloader's header: {@code qio}, {@code qout}, {@code dio} or {@code dout}, or
     * {@code keep} for what is there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.flashMode", defaultValue = MergeRequest.KEEP)
    private String flashMode;

    /**
     * Flash frequency to put into the bootloader's header, such as {@code 80m}, or {@code keep} for what is there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.flashFreq", defaultValue = MergeRequest.KEEP)
    private String flashFreq;

    /**
     * Flash size to put into the bootloader's header, such as {@code 4MB}, or {@code keep} for what is there. A partition
     * table must fit in this size.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.flashSize", defaultValue = MergeRequest.KEEP)
    private String flashSize;

    /**
     * Address in flash of the first byte of a {@code raw} file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.targetOffset", defaultValue = "0")
    private String targetOffset;

    /**
     * Flash size, such as {@code 4MB}, to which a {@code raw} file is filled up. Default: it ends with the last file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.padToSize")
    private @Nullable String padToSize;

    /**
     * The byte between and behind the files of a {@code raw} file, 0 to {@code 0xff}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.fill", defaultValue = "0xff")
    private String fill;

    /**
     * Bytes of data in a UF2 block, a multiple of 4, up to 452, or up to 476 with {@code md5Disable}. Default: as many as
     * fit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.chunkSize")
    private @Nullable String chunkSize;

    /**
     * Whether UF2 blocks go without their MD5.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.md5Disable", defaultValue = "false")
    private boolean md5Disable;

    /** Creates the goal. */
    public MergeMojo() {}

    @Override
    void run() throws IOException {
        var request = request();
        var file = output == null ? new File(buildDirectory, fileName(request.format())) : output;
        var comparison = Comparison.with(file.toPath());
        try (comparison) {
            warn(Merge.write(request, comparison).problems());
        }
        if (!comparison.isUpToDate(file.toPath(), getLog())) {
            Merge.write(request, file.toPath()).lines(file.toString()).forEach(line -> getLog().info(line));
        }
    }

    private MergeRequest request() throws IOException {
        return MergeRequest.of(hasSources() ? sources() : SourceRequest.NONE)
                .image(hasSources() ? null : image.toPath())
                .target(target)
                .flashSize(flashSize)
                .format(format)
                .flashMode(flashMode)
                .flashFreq(flashFreq)
                .targetOffset(targetOffset)
                .fill(fill)
                .md5Disable(md5Disable)
                .padToSize(padToSize)
                .chunkSize(chunkSize)
                .build();
    }

    private static String fileName(MergeFormat format) {
        return format == MergeFormat.RAW ? "flash.bin" : "flash." + format;
    }
}
