// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Writes a jar that is the same each time. */
final class ClassJar {

    private ClassJar() {}

    /**
     * Writes it, in place of one that is there.
     *
     * @param jar the file
     * @param files what is in it, by names
     * @param date of each file
     * @throws IOException if it cannot be written
     */
    static void write(Path jar, SortedMap<String, byte[]> files, LocalDate date) throws IOException {
        var rest = new TreeMap<>(files);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            // a reader of a whole jar expects it first
            var manifest = rest.remove(JarFile.MANIFEST_NAME);
            if (manifest != null) {
                write(JarFile.MANIFEST_NAME, manifest, date, out);
            }
            for (var file : rest.entrySet()) {
                write(file.getKey(), file.getValue(), date, out);
            }
        }
    }

    private static void write(String name, byte[] content, LocalDate date, JarOutputStream jar) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(date.atStartOfDay());
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
