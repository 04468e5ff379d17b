// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dfumaven.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorPageTest {

    private static final Path ROOT = Path.of("..");

    /** {@code -Ddocs.write} writes the page instead of comparing it. */
    @Test
    void thePageIsMadeOfTheCodes() throws IOException {
        GeneratedDocs.check("errors.md", new ErrorPage(ROOT, holders()).text());
    }

    @Test
    void noCodeStandsForTwoThings() {
        assertThat(codes().map(ErrorCode::id)).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @Test
    void aCodeIsTheNameOfItsConstant() {
        for (var holder : holders()) {
            var constants = Stream.of(holder.getDeclaredFields())
                    .filter(field -> ErrorCode.class.isAssignableFrom(field.getType()))
                    .map(field -> field.getName().toLowerCase(Locale.ROOT).replace('_', '-'));
            assertThat(ErrorPage.codes(holder)).map(ErrorCode::id).containsExactlyElementsOf(constants.toList());
        }
    }

    @Test
    void aCureIsASentence() {
        assertThat(codes()).allMatch(code -> code.hint().matches("[A-Z].*[.]"));
    }

    /** Each front end has its own words for a job, and for the options of a job. */
    @Test
    void noCureNamesTheImageToolOfTheCommandLine() {
        assertThat(codes()).noneMatch(code -> code.hint().contains("dfu-imgtool"));
    }

    private static Stream<ErrorCode> codes() {
        return holders().stream().flatMap(holder -> ErrorPage.codes(holder).stream());
    }

    private static List<Class<?>> holders() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.github.dfumaven").stream()
                        .filter(type -> type.getSimpleName().endsWith("Error"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> !ErrorPage.codes(type).isEmpty())
                        .toList();
    }
}
