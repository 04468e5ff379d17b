// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What README and the pages of the site tell people to type, as it stands there. */
final class Snippets {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^[ \\t]*```([a-z]*)\\R(.*?)^[ \\t]*```[ \\t]*$");
    private static final Pattern INLINE = Pattern.compile("(?<!`)`([^`\\n]+)`(?!`)");
    private static final Path ROOT = Path.of("..");

    /**
     * Something to type, or a piece of XML.
     *
     * @param page where it stands
     * @param text without what explains it
     * @param whole whether it stands by itself, or in a sentence that may leave out what follows
     */
    record Snippet(String page, String text, boolean whole) {

        @Override
        public String toString() {
            return page + ": " + text;
        }
    }

    private Snippets() {}

    /** Returns the lines and pieces of sentences that begin with one of some words. */
    static List<Snippet> commands(String... beginnings) throws IOException {
        var found = new ArrayList<Snippet>();
        for (var page : pages()) {
            var text = Files.readString(page);
            var name = ROOT.relativize(page).toString();
            BLOCK.matcher(text)
                    .results()
                    .flatMap(block -> block.group(2).lines())
                    .map(line -> line.strip().replaceFirst("^sudo ", "").replaceFirst("\\s+#.*$", ""))
                    .forEach(line -> found.add(new Snippet(name, line, true)));
            INLINE.matcher(BLOCK.matcher(text).replaceAll(""))
                    .results()
                    .forEach(code -> found.add(new Snippet(name, code.group(1), false)));
        }
        found.removeIf(snippet ->
                Stream.of(beginnings).noneMatch(word -> snippet.text().startsWith(word + " ")));
        return found.stream().distinct().toList();
    }

    /** Returns the blocks of XML on a page. */
    static List<Snippet> xml(String page) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .filter(block -> block.group(1).equals("xml"))
                .map(block -> new Snippet(page, block.group(2), true))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (var pages = Files.list(ROOT.resolve("site/src/site/markdown"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            pages.filter(page -> page.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }
}
