// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.OutputFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Files of the command line, where {@code -} is standard input or output. */
final class Streams {

    static final String STANDARD = "-";

    private Streams() {}

    static Bytes read(String file) throws IOException {
        return file.equals(STANDARD) ? Bytes.readAll(System.in) : Bytes.read(Path.of(file));
    }

    static void write(String file, Bytes content) throws IOException {
        if (file.equals(STANDARD)) {
            content.writeTo(stdout());
        } else {
            OutputFile.write(Path.of(file), content);
        }
    }

    /** Returns standard output for bytes; unlike {@code System.out} it does not hide that a disk is full. */
    static OutputStream stdout() {
        return new FileOutputStream(FileDescriptor.out);
    }
}
