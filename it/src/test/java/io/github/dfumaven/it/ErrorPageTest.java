// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dfumaven.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of errors and the codes in the program are the same. */
class ErrorPageTest {

    private static final Path PAGE = Path.of("../site/src/site/markdown/errors.md");
    private static final Pattern SECTION =
            Pattern.compile("^### (\\S+)\\n\\n(.*?)\\n\\n\\*(.*?)\\*\\n", Pattern.MULTILINE);

    @Test
    void everyCodeIsOnThePageWithItsCure() throws IOException {
        var page = page();
        page.remove("bad-usage"); // of the command line itself, which has no enum

        assertThat(page).isEqualTo(codes());
    }

    @Test
    void noCodeStandsForTwoThings() {
        var ids = codeEnums().map(ErrorCode::id).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    /** Each front end has its own words for a job, and for the options of a job. */
    @Test
    void noCureNamesTheImageToolOfTheCommandLine() {
        assertThat(codeEnums()).noneMatch(code -> code.hint().contains("dfu-imgtool"));
    }

    private static Map<String, String> page() throws IOException {
        var page = new TreeMap<String, String>();
        var text = Files.readString(PAGE);
        var match = SECTION.matcher(text);
        while (match.find()) {
            page.put(match.group(1), plain(match.group(3)));
        }
        assertThat(page).hasSize((int)
                text.lines().filter(line -> line.startsWith("### ")).count());
        return page;
    }

    private static Map<String, String> codes() {
        var codes = new TreeMap<String, String>();
        codeEnums().forEach(code -> codes.put(code.id(), plain(code.hint())));
        return codes;
    }

    /** Components and jobs are in braces in the program and in code marks on the page; angle brackets are entities there. */
    private static String plain(String hint) {
        return hint.replace("()}", "}")
                .replaceAll("[{}`]", "")
                .replace("\\*", "*")
                .replace("&lt;", "<");
    }

    private static Stream<ErrorCode> codeEnums() {
        var all = new ArrayList<ErrorCode>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.github.dfumaven").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ErrorCode.class))
                        .forEach(type -> all.addAll(constants(type.reflect())));
        return all.stream();
    }

    private static List<ErrorCode> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(ErrorCode.class::cast).toList();
    }
}
