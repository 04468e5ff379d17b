// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of promises names tests that there are. */
class PromisesPageTest {

    private static final Path PAGE = Path.of("../site/src/site/markdown/promises.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern PROMISE =
            Pattern.compile("^## .*\\R\\R\\*[^*]+\\*\\R\\R(?:[^#]|#(?! ))*?`\\w+Test`", Pattern.MULTILINE);

    @Test
    void everyTestOnThePageIsThere() throws IOException {
        var named = NAMED.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void everyPromiseHasATest() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(PROMISE.matcher(page).results().map(MatchResult::group)).hasSize((int)
                page.lines().filter(line -> line.startsWith("## ")).count());
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString()
                            .contains("src" + file.getFileSystem().getSeparator() + "test"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
