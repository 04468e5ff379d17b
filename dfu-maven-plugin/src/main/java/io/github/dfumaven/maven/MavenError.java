// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.error.RequestErrorCode;

/** What can be wrong with the parameters of a goal. */
public enum MavenError implements RequestErrorCode {
    /** An element of {@code files} is not an address and a file. */
    BAD_FILES("Write the address, a blank and the file in each element of {files}, for example 0x10000 app.bin."),
    /** An element of {@code data} is not a partition and a file. */
    BAD_DATA("Write the partition's name, = and the file in each element of {data}, for example nvs=nvs.bin."),
    /** A text is no file name on this system. */
    BAD_FILE_NAME(
            "Write the name of a file, or groupId:artifactId[:type[:classifier]] of a dependency; for letters that"
                    + " the locale does not have, set LC_ALL to one that is installed, such as C.UTF-8."),
    /** A text has the form of a dependency, and the project has none like it. */
    NO_DEPENDENCY("Add it to the dependencies of the project, or correct its coordinates."),
    /** More than one dependency fits. */
    SEVERAL_DEPENDENCIES("Write type and classifier too: groupId:artifactId:type:classifier."),
    /** A dependency has not been built yet. */
    DEPENDENCY_WITHOUT_FILE("Run a phase that builds the dependency first, for example mvn package."),
    /** The project has another image under the same name already. */
    ARTIFACT_TAKEN("Give each execution after the first a {classifier} of its own."),
    /** A text is not the coordinates of an artifact. */
    BAD_ARTIFACT("Write groupId:artifactId:version, and :classifier behind it if there is one."),
    /** An artifact is in no repository. */
    NO_ARTIFACT("Check its coordinates and the repositories, or install it with mvn install."),
    /** A comparison lacks the older image. */
    NO_OLD_IMAGE("Give the older image with {oldImage}, or as an artifact with {oldArtifact}."),
    /** A parameter that is true or false is something else. */
    BAD_BOOLEAN("Write true or false; a property alone on the command line, such as -Ddfu.all, is true."),
    /** A property on the command line belongs to no goal. */
    UNKNOWN_PROPERTY("Correct the name; mvn dfu:help -Ddetail shows all of them."),
    /** No module of a build has an image. */
    NO_IMAGE("Build one first with mvn package, or name one with {image} or {artifact}."),
    /** Several modules have an image, and one board was to get all of them. */
    SEVERAL_IMAGES("Choose the module with -pl, for example -pl :firmware, or one image with {image} or {artifact}."),
    /** A goal would write the same file for several modules. */
    SAME_OUTPUT("Give a relative name, which is a file of each module, or choose a module with -pl.");

    private final String hint;

    MavenError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
