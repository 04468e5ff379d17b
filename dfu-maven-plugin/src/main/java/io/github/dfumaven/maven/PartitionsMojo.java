// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Checks a partition table, shows it, and writes it in both forms, binary and CSV, byte for byte as
 * {@code gen_esp32part.py} does. Fails with everything that is wrong, and nothing is written then.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "partitions",
        defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class PartitionsMojo extends DfuMojo {

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${basedir}", readonly = true)
    private File basedir;

    /**
     * The table to read, CSV or binary, which has to be given: a path, relative to the project, or a dependency of the project written as
     * {@code groupId:artifactId[:type[:classifier]]}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.partitions")
    private @Nullable String partitions;

    /**
     * The binary table to write.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.binary", defaultValue = "${project.build.directory}/partition-table.bin")
    private File binary;

    /**
     * The CSV file to write, with every offset and size filled in.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.csv", defaultValue = "${project.build.directory}/partition-table.csv")
    private File csv;

    /**
     * Where the table is in flash, a multiple of 4096. Partitions without an offset follow behind it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.partitionTableOffset", defaultValue = "0x8000")
    private String partitionTableOffset;

    /**
     * Size of the flash that all partitions must fit in: {@code 1MB}, {@code 2MB}, {@code 4MB} and so on to {@code 128MB}.
     * Default: this is not checked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.flashSize")
    private @Nullable String flashSize;

    /**
     * Whether to write no MD5 row, and to understand none, as very old bootloaders want it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.disableMd5sum", defaultValue = "false")
    private boolean disableMd5sum;

    /**
     * Whether to check the rules for partitions. That they fit in {@code flashSize} is checked in either case.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.verify", defaultValue = "true")
    private boolean verify;

    /**
     * Version of secure boot that the applications are signed for, {@code v1} or {@code v2}, for its rules of alignment.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.secure")
    private @Nullable String secure;

    /**
     * Where the bootloader is in flash, for rows that describe it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.primaryBootloaderOffset")
    private @Nullable String primaryBootloaderOffset;

    /**
     * Where the recovery bootloader is in flash, for rows that describe it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.recoveryBootloaderOffset")
    private @Nullable String recoveryBootloaderOffset;

    /**
     * More names of subtypes, each as type, name and hexadecimal value joined by commas, with blanks between them, for
     * example {@code app,my_app,0x40 data,my_data,0x41}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.extraPartitionSubtypes")
    private @Nullable String extraPartitionSubtypes;

    /** Creates the goal. */
    public PartitionsMojo() {}

    @Override
    void run() throws IOException {
        if (partitions == null || partitions.isBlank()) {
            throw MavenError.MISSING_TABLE.because("there is no table to check or convert");
        }
        var in = new Inputs(basedir.toPath(), project.getArtifacts()).file("partitions", partitions);
        var options = options();
        try {
            // The rules are left to the next line, which tells all that are broken and not just the first.
            var table = PartitionTable.read(Bytes.read(in), options.unverified(), System.getenv());
            refuse(table.problems(options), in.toString());
            var text = table.toCsv(options.subtypes());
            text.toUtf8().lines().forEach(line -> getLog().info(line));
            Comparison.write(table.toBytes(), binary.toPath(), getLog());
            Comparison.write(text, csv.toPath(), getLog());
            getLog().info(binary + " and " + csv + ": " + table.partitions().size() + " partitions");
        } catch (FormatException bad) {
            throw bad.in(in.toString());
        }
    }

    private PartitionOptions options() throws InvalidRequestException {
        return PartitionOptions.builder()
                .subtypes(
                        extraPartitionSubtypes == null
                                ? List.of()
                                : List.of(extraPartitionSubtypes.strip().split("\\s+", -1)))
                .offset(partitionTableOffset)
                .md5(!disableMd5sum)
                .verify(verify)
                .flashSize(flashSize)
                .secure(secure)
                .primaryBootloaderOffset(primaryBootloaderOffset)
                .recoveryBootloaderOffset(recoveryBootloaderOffset)
                .build();
    }
}
