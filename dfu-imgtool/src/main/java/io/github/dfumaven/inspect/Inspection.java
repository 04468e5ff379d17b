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
     * {@return all that is known of a file: what it is, what it holds, what is wrong with it}
     *
     * @param file any file
     * @throws IOException if it cannot be read
     */
    public static ImageInfo of(Path file) throws IOException {
        return of(file.toString(), Bytes.read(file));
    }

    /**
     * {@return all that is known of some bytes: what it is, what it holds, what is wrong with it}
     *
     * @param name what to call them
     * @param file the content of a whole file
     */
    public static ImageInfo of(String name, Bytes file) {
        return new ImageInfo(name, FirmwareFile.of(file));
    }
}
