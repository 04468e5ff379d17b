// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import io.github.dfumaven.files.IoTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where every line goes, shown or not. It is written line by line behind what the file has already, so that what was there is
 * lost in no case, what a crash left neither, and others can follow it.
 */
final class LogFile implements AutoCloseable {

    private final OutputStream out;

    private LogFile(OutputStream out) {
        this.out = out;
    }

    /** Opens the file, and makes it if it is not there; without a file nothing is written. */
    static LogFile open(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return new LogFile(OutputStream.nullOutputStream());
        }
        var trouble = new IoTrouble(file.get().toString());
        return new LogFile(trouble.of(trouble.with(
                () -> Files.newOutputStream(file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND))));
    }

    void line(String text) throws IOException {
        out.write((text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
