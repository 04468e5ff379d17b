// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.files.IoTrouble;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import picocli.CommandLine;

/** Files of the command line, where {@code -} is standard input or output. */
public final class Streams {

    /** What stands for standard input or output. */
    public static final String STANDARD = "-";

    private Streams() {}

    /**
     * Reads a file to its end.
     *
     * @param file its name, or {@code -} for standard input
     * @return all its bytes
     * @throws IOException if it cannot be read, or has more than any firmware
     */
    public static Bytes read(String file) throws IOException {
        return file.equals(STANDARD)
                ? new IoTrouble("standard input").with(() -> Bytes.readAll(System.in))
                : Bytes.read(Path.of(file));
    }

    /**
     * Writes a file, which appears whole or not at all.
     *
     * @param file its name, or {@code -} for standard output
     * @param content all its bytes
     * @throws IOException if it cannot be written
     */
    public static void write(String file, Bytes content) throws IOException {
        if (file.equals(STANDARD)) {
            content.writeTo(stdout());
        } else {
            content.write(Path.of(file));
        }
    }

    /**
     * {@return standard output for bytes; unlike {@code System.out} it does not hide that a disk is full: not buffered, and not to be
     * closed}
     */
    public static OutputStream stdout() {
        return new IoTrouble("standard output").of(new FileOutputStream(FileDescriptor.out));
    }

    /**
     * Returns where a command tells what it wrote: not where the bytes themselves go.
     *
     * @param file the output, perhaps {@code -}
     * @param line the command
     * @return standard error if the bytes are on standard output, else that
     */
    public static Printer summary(String file, CommandLine line) {
        return file.equals(STANDARD) ? Printer.err(line) : Printer.out(line);
    }
}
