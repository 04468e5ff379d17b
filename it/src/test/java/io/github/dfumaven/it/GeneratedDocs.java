// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages, or parts of pages, that are made of the program. They are committed, so that people read them where the sources are; this holds
 * them to what the program says, or writes them with {@code -Ddocs.write}.
 */
final class GeneratedDocs {

    private static final Path PAGES = Path.of("../site/src/site/markdown");

    private GeneratedDocs() {}

    /** Holds a whole page to what it should be. */
    static void check(String name, String text) throws IOException {
        var page = PAGES.resolve(name);
        if (System.getProperty("docs.write") != null) {
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page))
                .as("%s is made of the program: write it with ./mvnw verify -pl it -am -Ddocs.write", page)
                .isEqualTo(text);
    }
}
