// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The paths that a build wrote down, perhaps on another system than this one. */
final class BuildPaths {

    private BuildPaths() {}

    /**
     * Returns the file that a path of a build means.
     *
     * @param folder what the path is relative to
     * @param path as the build wrote it; a backslash separates where no file has one in its name
     */
    static Path resolve(Path folder, String path) {
        var literal = folder.resolve(path);
        if (path.indexOf('\\') < 0 || Files.exists(literal)) {
            return literal;
        }
        try {
            var separated = folder.resolve(path.replace('\\', '/'));
            return Files.exists(separated) ? separated : literal;
        } catch (InvalidPathException e) {
            return literal;
        }
    }

    /** Tells whether a path is spelled as on Windows, which other systems do not understand. */
    static boolean isOfWindows(Path path) {
        return path.getFileSystem().getSeparator().equals("/")
                && path.toString().indexOf('\\') >= 0;
    }
}
