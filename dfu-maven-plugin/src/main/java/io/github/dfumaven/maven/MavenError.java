// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with the parameters of a goal. */
public final class MavenError {

    /** An element of files is not an address and a file. */
    public static final RequestErrorCode BAD_FILES = new RequestErrorCode(
            "bad-files",
            "Write the address, a blank and the file in each element of {files}, for example 0x10000 app.bin.");
    /** An element of data is not a partition and a file. */
    public static final RequestErrorCode BAD_DATA = new RequestErrorCode(
            "bad-data",
            "Write the partition's name, = and the file in each element of {data}, for example nvs=nvs.bin.");
    /** {@code dfu:partitions} was called without a table. */
    public static final RequestErrorCode MISSING_TABLE = new RequestErrorCode(
            "missing-table", "Name it with {partitions}, CSV or binary, or as -Ddfu.partitions=partitions.csv.");
    /** {@code dfu:nvs} was called without values. */
    public static final RequestErrorCode MISSING_VALUES = new RequestErrorCode(
            "missing-values", "Name the CSV files with {nvsValues}, or as -Ddfu.nvsValues=values.csv.");
    /** {@code dfu:station} was called without a job. */
    public static final RequestErrorCode MISSING_JOB =
            new RequestErrorCode("missing-job", "Name it with {job}, or as -Ddfu.job=job.json.");
    /** What a station's record needs is in no repository that can be reached. */
    public static final RequestErrorCode NO_DATABASE = new RequestErrorCode(
            "no-database",
            "Call the goal once where Maven reaches the repositories of plugins, without -o, with the same local repository.");
    /** Nothing tells how large an NVS partition is. */
    public static final RequestErrorCode NO_NVS_SIZE = new RequestErrorCode(
            "no-nvs-size", "Give the partition table with {partitions}, or the size with {nvsSize}.");
    /** The table has no NVS partition of the name. */
    public static final RequestErrorCode NO_NVS_PARTITION = new RequestErrorCode(
            "no-nvs-partition", "Give {nvsPartition} as the name of a partition of type data and subtype nvs.");
    /** A text is no file name on this system. */
    public static final RequestErrorCode BAD_FILE_NAME = new RequestErrorCode(
            "bad-file-name",
            "Write the name of a file, or groupId:artifactId[:type[:classifier]] of a dependency; for letters that"
                    + " the locale does not have, set LC_ALL to one that is installed, such as C.UTF-8.");
    /** A text has the form of a dependency, and the project has none like it. */
    public static final RequestErrorCode NO_DEPENDENCY = new RequestErrorCode(
            "no-dependency", "Add it to the dependencies of the project, or correct its coordinates.");
    /** More than one dependency fits. */
    public static final RequestErrorCode SEVERAL_DEPENDENCIES = new RequestErrorCode(
            "several-dependencies", "Write type and classifier too: groupId:artifactId:type:classifier.");
    /** A dependency has not been built yet. */
    public static final RequestErrorCode DEPENDENCY_WITHOUT_FILE = new RequestErrorCode(
            "dependency-without-file", "Run a phase that builds the dependency first, for example mvn package.");
    /** The project has another image under the same name already. */
    public static final RequestErrorCode ARTIFACT_TAKEN =
            new RequestErrorCode("artifact-taken", "Give each execution after the first a {classifier} of its own.");
    /** A text is not the coordinates of an artifact. */
    public static final RequestErrorCode BAD_ARTIFACT = new RequestErrorCode(
            "bad-artifact", "Write groupId:artifactId:version, and :classifier behind it if there is one.");
    /** An artifact is in no repository. */
    public static final RequestErrorCode NO_ARTIFACT = new RequestErrorCode(
            "no-artifact", "Check its coordinates and the repositories, or install it with mvn install.");
    /** A comparison lacks the older image. */
    public static final RequestErrorCode NO_OLD_IMAGE = new RequestErrorCode(
            "no-old-image", "Give the older image with {oldImage}, or as an artifact with {oldArtifact}.");
    /** A parameter of a goal is neither true nor false, or empty; Maven itself would take {@code yes} for false. */
    public static final RequestErrorCode BAD_BOOLEAN = new RequestErrorCode(
            "bad-boolean", "Write true or false; a property alone on the command line, such as -Ddfu.all, is true.");
    /**
     * A property on Maven's command line begins with {@code dfu.}, and no goal has it. A warning, but an error for {@code
     * dfu:flash} and {@code dfu:station}.
     */
    public static final RequestErrorCode UNKNOWN_PROPERTY =
            new RequestErrorCode("unknown-property", "Correct the name; mvn dfu:help -Ddetail shows all of them.");
    /** A goal was called for a build of several modules, and none of them has an image. */
    public static final RequestErrorCode NO_IMAGE = new RequestErrorCode(
            "no-image", "Build one first with mvn package, or name one with {image} or {artifact}.");
    /** Several modules of a build have an image, and {@code dfu:flash} would write one over the other. */
    public static final RequestErrorCode SEVERAL_IMAGES = new RequestErrorCode(
            "several-images",
            "Choose the module with -pl, for example -pl :firmware, or one image with {image} or {artifact}.");
    /** {@code dfu:extract} or {@code dfu:diff} would write the same folder or file for several modules of a build. */
    public static final RequestErrorCode SAME_OUTPUT = new RequestErrorCode(
            "same-output", "Give a relative name, which is a file of each module, or choose a module with -pl.");

    private MavenError() {}
}
