// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsOptions;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.nvs.NvsValues;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.partition.PartitionType;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Compiles CSV files of keys and values to an NVS partition, byte for byte as Espressif's {@code
 * esp-idf-nvs-partition-gen} does, for the size that the partition table gives it.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "nvs",
        defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class NvsMojo extends DfuMojo {

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${basedir}", readonly = true)
    private File basedir;

    /**
     * The CSV files with the rows {@code key,type,encoding,value}, at least one: paths, relative to the project, or dependencies of the
     * project written as {@code groupId:artifactId[:type[:classifier]]}. A namespace goes on from file to file. On the
     * command line the elements are joined by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.nvsValues")
    private @Nullable List<String> nvsValues;

    /**
     * The partition that the values are for, by its name in the partition table.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.nvsPartition", defaultValue = "nvs")
    private String nvsPartition;

    /**
     * The partition table, CSV or binary, which tells the size of the partition: a path, relative to the project, or a
     * dependency of the project. Needed unless {@code nvsSize} is given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.partitions")
    private @Nullable String partitions;

    /**
     * Where the table is in flash, a multiple of 4096.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.partitionTableOffset", defaultValue = "0x8000")
    private String partitionTableOffset;

    /**
     * The size of the partition, a multiple of 4096, for example {@code 24K}. Default: what the table says.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.nvsSize")
    private @Nullable String nvsSize;

    /**
     * Version of the format, {@code 1} or {@code 2}. In version 1 a blob has at most 1984 bytes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.nvsVersion", defaultValue = "2")
    private String nvsVersion;

    /**
     * The file of the key to encrypt the partition with: its 64 bytes, or a keys partition. Default: it is not encrypted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.nvsKey")
    private @Nullable String nvsKey;

    /**
     * The partition to write.
     *
     * @since 0.1.0
     */
    @Parameter(property = "dfu.nvsBinary", defaultValue = "${project.build.directory}/nvs.bin")
    private File nvsBinary;

    /** Creates the goal. */
    public NvsMojo() {}

    @Override
    void run() throws IOException {
        if (nvsValues == null || nvsValues.isEmpty()) {
            throw MavenError.MISSING_VALUES.because("there are no values for the partition %s", nvsPartition);
        }
        var inputs = new Inputs(basedir.toPath(), project.getArtifacts());
        var options = options(inputs)
                .version(nvsVersion)
                .key(inputs.fileOrNull("nvsKey", nvsKey))
                .build();
        var files = new ArrayList<NvsFile>();
        for (var value : nvsValues) {
            files.add(NvsFile.read(inputs.file("nvsValues", value)));
        }
        var values = NvsValues.read(files);
        var partition = values.compile(options);
        // the rules of the table know whether a small partition is meant to be only read
        warn(nvsSize == null ? values.warnings() : values.warnings(options));
        Comparison.write(partition, nvsBinary.toPath(), getLog());
        getLog().info(nvsBinary + ": "
                + NvsPartition.parse(partition, options.key()).summary());
    }

    private NvsOptions.Builder options(Inputs inputs) throws IOException {
        if (nvsSize != null) {
            return NvsOptions.ofSize(nvsSize);
        }
        if (partitions == null) {
            throw MavenError.NO_NVS_SIZE.because("nothing tells the size of the partition %s", nvsPartition);
        }
        var table = inputs.file("partitions", partitions);
        var options = PartitionOptions.builder().offset(partitionTableOffset).build();
        try {
            var partition = partition(PartitionTable.read(Bytes.read(table), options, System.getenv()));
            return NvsOptions.ofPartition(partition.name(), partition.size());
        } catch (FormatException bad) {
            throw bad.in(table.toString());
        }
    }

    private Partition partition(PartitionTable table) throws InvalidRequestException {
        var all = table.partitions().stream()
                .filter(row -> row.is(PartitionType.DATA, "nvs"))
                .toList();
        return all.stream()
                .filter(row -> row.name().equals(nvsPartition))
                .findFirst()
                .orElseThrow(() -> MavenError.NO_NVS_PARTITION.about(
                        "nvsPartition",
                        nvsPartition,
                        "is no partition of NVS in the table; these are: %s",
                        all.stream().map(Partition::name).collect(Collectors.joining(", "))));
    }
}
