// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.files;

import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names that were read from a file, and that need not be names of files on this system. */
public final class FileNames {

    private FileNames() {}

    /**
     * {@return a file in a folder: the file, whether it exists or not}
     *
     * @param folder any folder
     * @param name the name of a file, or a path that leads to one from there
     * @throws FileSystemException if no file of this system can have the name, or none can in the locale of this process
     */
    public static Path resolve(Path folder, String name) throws FileSystemException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw unusable(e);
        }
    }

    /**
     * {@return the error of the system that an impossible name amounts to: an error with that as its cause}
     *
     * @param thrown what Java says of the name
     */
    public static FileSystemException unusable(InvalidPathException thrown) {
        var error = new FileSystemException(thrown.getInput(), null, thrown.getReason());
        error.initCause(thrown);
        return error;
    }
}
