// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import io.github.dfumaven.error.InternalErrorException;

/** What can go wrong with files and the system. */
public final class IoError {

    /** A file is not there. */
    public static final SystemErrorCode FILE_NOT_FOUND = new SystemErrorCode(
            "file-not-found", "Check the name and the folder; build the file first if it is made by a build.");
    /** The system does not let us read or write a file. */
    public static final SystemErrorCode FILE_ACCESS_DENIED =
            new SystemErrorCode("file-access-denied", "Check the owner and the rights of the file and its folder.");
    /** No room is left. */
    public static final SystemErrorCode DISK_FULL =
            new SystemErrorCode("disk-full", "Free some space and run it again; nothing was changed.");
    /**
     * No file can have this name on this system, or none that this process can reach: in a locale such as {@code C}, or one
     * that is not installed, Java knows only the names that have English letters.
     */
    public static final SystemErrorCode UNUSABLE_FILE_NAME = new SystemErrorCode(
            "unusable-file-name",
            "Give the file another name, or run this in a locale that has all its letters:"
                    + " set LC_ALL to one that is installed, such as C.UTF-8.");
    /** Reading or writing failed in another way. */
    public static final SystemErrorCode IO_FAILED =
            new SystemErrorCode("io-failed", "Check the file, its folder and the disk.");
    /** Standard output does not take the result. */
    public static final SystemErrorCode OUTPUT_FAILED = new SystemErrorCode(
            "output-failed", "Write the output elsewhere, or free some space; whatever else the command did is done.");
    /** We made a mistake. */
    public static final SystemErrorCode INTERNAL_ERROR = new SystemErrorCode(
            "internal-error", "This is a bug: please report it with the output of the same command and {stacktrace}.");

    private IoError() {}

    /**
     * Returns an exception about a mistake of ours.
     *
     * @param where what was worked on, such as a device's path
     * @param cause what was thrown, an exception or an error of the virtual machine
     * @return the exception, to be thrown or kept
     */
    public static InternalErrorException bug(Object where, Throwable cause) {
        return new InternalErrorException(INTERNAL_ERROR, where + ": " + words(cause), cause);
    }

    static String words(Throwable cause) {
        var text = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return cause.getClass().getName() + text;
    }
}
