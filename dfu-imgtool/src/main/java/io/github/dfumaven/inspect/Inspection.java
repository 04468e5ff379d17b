// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.firmware.FirmwareFile;
import java.io.IOException;
import java.nio.file.Path;

/** Finds out what a file is. Nothing that a file holds makes it fail; what is wrong is told as a problem. */
public final class Inspection {

    private Inspection() {}

    /**
     * Returns all that is known of a file.
     *
     * @param file any file
     * @return what it is, what it holds, what is wrong with it
     * @throws IOException if it cannot be read
     */
    public static ImageInfo of(Path file) throws IOException {
        return of(file.toString(), Bytes.read(file));
    }

    /**
     * Returns all that is known of some bytes.
     *
     * @param name what to call them
     * @param file the content of a whole file
     * @return what it is, what it holds, what is wrong with it
     */
    public static ImageInfo of(String name, Bytes file) {
        return new ImageInfo(name, FirmwareFile.of(file));
    }
}
