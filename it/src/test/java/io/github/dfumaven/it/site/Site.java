// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The pages of the site that the build has just made. */
final class Site {

    /** Where Maven puts them. */
    static final Path FOLDER = Path.of("..", "site", "target", "site");

    /** What they are made of. */
    static final Path SOURCES = Path.of("..", "site", "src", "site", "markdown");

    private Site() {}

    /** Returns the pages by their names below the folder, in alphabetical order. */
    static List<String> pages() {
        try (var files = Files.walk(FOLDER)) {
            return files.map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no site: ./mvnw package makes it", e);
        }
    }

    static Document read(String page) {
        try {
            return Jsoup.parse(Files.readString(FOLDER.resolve(page)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
