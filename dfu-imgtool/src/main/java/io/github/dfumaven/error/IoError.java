// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.error;

/** What can go wrong between us and the system. */
public enum IoError implements ErrorCode {
    /** A file is not there. */
    FILE_NOT_FOUND("Check the name and the folder; build the file first if it is made by a build."),
    /** The system does not let us read or write a file. */
    FILE_ACCESS_DENIED("Check the owner and the rights of the file and its folder."),
    /** No room is left. */
    DISK_FULL("Free some space and run it again; nothing was changed."),
    /** No file can have a name, or none that this process can reach. */
    UNUSABLE_FILE_NAME("Give the file another name, or run this in a locale that has all its letters:"
            + " set LC_ALL to one that is installed, such as C.UTF-8."),
    /** Reading or writing failed in another way. */
    IO_FAILED("Check the file, its folder and the disk."),
    /** Standard output does not take the result. */
    OUTPUT_FAILED("Write the output elsewhere, or free some space; whatever else the command did is done."),
    /** We made a mistake. */
    INTERNAL_ERROR("This is a bug: please report it with the output of the same command and {stacktrace}.");

    private final String hint;

    IoError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
