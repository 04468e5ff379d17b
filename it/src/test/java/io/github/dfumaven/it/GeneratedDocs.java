// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages, or parts of pages, that are made of the program. They are committed, so that people read them where the sources are; this holds
 * them to what the program says, or writes them with {@code -Ddocs.write}.
 */
public final class GeneratedDocs {

    private static final Path PAGES = Path.of("../site/src/site/markdown");

    private static final Pattern PART = Pattern.compile("(?s)(<!-- made: (.*?) -->\\R)(.*?)(<!-- end -->)");

    private GeneratedDocs() {}

    /** Returns what stands in the parts of a page that are made, as the marks before them say it. */
    static List<String> parts(String name) throws IOException {
        return PART.matcher(Files.readString(PAGES.resolve(name)))
                .results()
                .map(part -> part.group(2))
                .toList();
    }

    /** Holds the parts of a page between {@code <!-- made: WHAT -->} and {@code <!-- end -->} to what should be there. */
    static void checkParts(String name, UnaryOperator<String> made) throws IOException {
        var page = Files.readString(PAGES.resolve(name));
        check(
                name,
                PART.matcher(page)
                        .replaceAll(part ->
                                Matcher.quoteReplacement(part.group(1) + made.apply(part.group(2)) + part.group(4))));
    }

    /** Holds a whole page to what it should be. */
    public static void check(String name, String text) throws IOException {
        var page = PAGES.resolve(name);
        if (System.getProperty("docs.write") != null) {
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page))
                .as("%s is made of the program: -Ddocs.write writes it, as CONTRIBUTING tells", page)
                .isEqualTo(text);
    }
}
