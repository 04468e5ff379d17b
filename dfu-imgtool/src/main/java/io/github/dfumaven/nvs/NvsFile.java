// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A CSV file of values, read.
 *
 * @param name as the user called it
 * @param folder from which the paths in its rows count
 * @param content text in UTF-8
 */
public record NvsFile(String name, Path folder, Bytes content) {

    /**
     * Reads a CSV file.
     *
     * @param file the file
     * @return its content, with the folder it is in
     * @throws IOException if it cannot be read
     */
    public static NvsFile read(Path file) throws IOException {
        return of(file, Bytes.read(file));
    }

    /**
     * Returns a CSV file that was read before.
     *
     * @param file the file
     * @param content what was in it
     * @return the content, with the folder it is from
     */
    public static NvsFile of(Path file, Bytes content) {
        return new NvsFile(file.toString(), file.toAbsolutePath().resolveSibling(""), content);
    }

    /**
     * Tells whether bytes may be a CSV file, and are no partition for certain.
     *
     * @param content any bytes
     * @return true for text in UTF-8
     */
    public static boolean isText(Bytes content) {
        return !content.isEmpty()
                && content.toUtf8().indexOf('\uFFFD') < 0
                && content.toUtf8().indexOf('\0') < 0;
    }
}
