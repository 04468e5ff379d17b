// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What each page of the site holds, and where its links lead. */
class SiteIT {

    /** A block of code: what stands before its lines, and the lines. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^([ \\t]*)```[a-z]*\\R(.*?)^\\1```[ \\t]*$");

    @Test
    void everySourceHasItsPageAndEveryPageIsInTheMenu() throws IOException {
        try (var sources = Files.walk(Site.SOURCES)) {
            assertThat(sources.map(file ->
                                    Site.SOURCES.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> name.endsWith(".md"))
                            .map(name -> name.replaceAll("\\.md$", ".html")))
                    .containsExactlyInAnyOrderElementsOf(Site.pages());
        }
        var menu = Site.read("index.html").select("nav.left-menu a[href]").eachAttr("href");
        assertThat(menu).containsExactlyInAnyOrderElementsOf(Site.pages());
    }

    @Test
    void everyLinkWithinTheSiteLeadsSomewhere() {
        var broken = new ArrayList<String>();
        int links = 0;
        for (var page : Site.pages()) {
            for (var link : Site.read(page).select("a[href], img[src], link[href], script[src], object[data]")) {
                var target = link.attr("href") + link.attr("src") + link.attr("data");
                if (target.matches("(?i)[a-z]+:.*") || target.isEmpty()) {
                    continue;
                }
                links++;
                if (!leads(page, target)) {
                    broken.add(page + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(100);
    }

    private static boolean leads(String page, String target) {
        var parts = target.split("#", 2);
        var file = parts[0].isEmpty()
                ? page
                : Path.of("/" + page)
                        .resolveSibling(parts[0])
                        .normalize()
                        .toString()
                        .substring(1);
        if (Files.isDirectory(Site.FOLDER.resolve(file))) {
            file = Path.of(file).resolve("index.html").toString();
        }
        if (!Files.isRegularFile(Site.FOLDER.resolve(file))) {
            return false;
        }
        return parts.length == 1
                || parts[1].isEmpty()
                || Site.read(file).getElementById(parts[1]) != null
                || !Site.read(file)
                        .getElementsByAttributeValue("name", parts[1])
                        .isEmpty();
    }

    /** The skin runs a template over each page, which must not take what people are to copy for its own. */
    @Test
    void everyBlockOfCodeComesOutAsItWasWritten() throws IOException {
        int blocks = 0;
        for (var page : Site.pages()) {
            var source = Files.readString(Site.SOURCES.resolve(page.replaceAll("\\.html$", ".md")));
            var shown = Site.read(page).select("pre").stream()
                    .map(Element::wholeText)
                    .map(SiteIT::trimmed)
                    .toList();
            for (var block : blocks(source)) {
                assertThat(shown).as(page).contains(trimmed(block));
                blocks++;
            }
        }
        assertThat(blocks).isGreaterThan(20);
    }

    private static List<String> blocks(String source) {
        return BLOCK.matcher(source)
                .results()
                .map(block -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
                .toList();
    }

    private static String trimmed(String block) {
        return block.lines()
                .map(String::stripTrailing)
                .reduce("", (all, line) -> all + line + "\n")
                .strip();
    }

    /** What is in words comes out as well, {@code ${…}} above all. */
    @Test
    void everyPieceOfCodeInASentenceComesOutAsItWasWritten() throws IOException {
        var inline = Pattern.compile("(?<!`)`([^`\\n]+)`(?!`)");
        for (var page : Site.pages()) {
            var source = BLOCK.matcher(Files.readString(Site.SOURCES.resolve(page.replaceAll("\\.html$", ".md"))))
                    .replaceAll("");
            var shown = Site.read(page).select("code").eachText();
            inline.matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .forEach(written -> assertThat(shown)
                            .as(page)
                            .contains(Jsoup.parse("<code>" + escaped(written) + "</code>")
                                    .text()));
        }
    }

    private static String escaped(String text) {
        return text.replace("\\|", "|").replace("&", "&amp;").replace("<", "&lt;");
    }
}
