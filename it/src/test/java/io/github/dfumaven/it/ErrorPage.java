// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.fault.DeviceErrorCode;
import io.github.dfumaven.fault.FormatErrorCode;
import io.github.dfumaven.fault.RequestErrorCode;
import io.github.dfumaven.fault.WarningCode;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page of errors from the codes: what each means is its Javadoc, and its kind says how a command ends. */
final class ErrorPage {

    /** One heading of the page, with the class that has the codes below it. */
    private record Section(String heading, Class<?> codes) {}

    private static final Map<String, Integer> OTHER_EXITS = Map.of("internal-error", 70, "interrupted", 130);

    private static final String HEAD = """
            # Errors and cures

            Each error has a stable code in brackets and a cure in the line below it. Names of options and parameters stand here as the
            library has them: `partSize` is `--part-size` on the command line and `<partSize>` in a pom. The exit code is that of the
            command line; in Maven, codes of exit 1, 2 and 3 fail the build, the others end it as an error. A warning ends nothing.

            | exit | meaning |
            |---|---|
            | 1 | the file is bad |
            | 2 | wrong usage |
            | 3 | no, several or a failing device |
            | 4 | reading or writing failed |
            | 70 | a bug of ours |
            | 130 | interrupted |

            ## The command line itself

            ### bad-usage

            A word or option of the command line is missing, unknown or out of place. Exit 2.

            *See the help of the command.*
            """;

    private final Path root;
    private final List<Class<?>> holders;

    /**
     * Prepares the page.
     *
     * @param root folder of the project
     * @param holders all classes that have codes
     */
    ErrorPage(Path root, List<Class<?>> holders) {
        this.root = root;
        this.holders = holders;
    }

    /** Returns the codes of a class in the order in which they are written. */
    static List<ErrorCode> codes(Class<?> holder) {
        return fields(holder).map(ErrorPage::code).toList();
    }

    private static Stream<Field> fields(Class<?> holder) {
        return Arrays.stream(holder.getDeclaredFields())
                .filter(field ->
                        Modifier.isStatic(field.getModifiers()) && ErrorCode.class.isAssignableFrom(field.getType()));
    }

    private static ErrorCode code(Field field) {
        try {
            field.setAccessible(true);
            return (ErrorCode) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the whole page. */
    String text() {
        var page = new StringBuilder(HEAD);
        for (var section : sections()) {
            page.append("\n## ").append(section.heading()).append('\n');
            var source = source(section.codes());
            fields(section.codes()).forEach(field -> entry(page, code(field), meaning(source, field.getName())));
        }
        return page.toString();
    }

    /** The heading of a class is what its Javadoc says that something can be wrong with. */
    private List<Section> sections() {
        return holders.stream()
                .map(holder -> new Section(heading(holder), holder))
                .sorted((a, b) -> a.heading().compareToIgnoreCase(b.heading()))
                .toList();
    }

    private String heading(Class<?> holder) {
        var words = plain(match(
                        Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s+(?:public |static |final )*(?:class|enum) "
                                        + holder.getSimpleName() + "\\b",
                                Pattern.DOTALL),
                        source(holder),
                        holder.getName()))
                .replaceFirst("\\.( .*)?$", "")
                .replaceFirst("^What can (be|go) wrong with ", "");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String source(Class<?> holder) {
        var outer = holder.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        try (var modules = Files.list(root)) {
            var file = modules.map(module -> module.resolve("src/main/java").resolve(outer))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no source of " + outer));
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String meaning(String source, String constant) {
        return plain(match(
                Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s+(?:(?:public )?static final \\w+ )?" + constant
                                + "\\b\\s*[=(]",
                        Pattern.DOTALL),
                source,
                constant));
    }

    private static String match(Pattern pattern, String source, String what) {
        var found = pattern.matcher(source);
        if (!found.find()) {
            throw new IllegalStateException("no Javadoc of " + what);
        }
        return found.group(1);
    }

    /** Javadoc as Markdown, in one line. */
    private static String plain(String javadoc) {
        return javadoc.lines()
                .map(line -> line.strip().replaceFirst("^\\*\\s*", ""))
                .collect(Collectors.joining(" "))
                .strip()
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`");
    }

    private static void entry(StringBuilder page, ErrorCode code, String meaning) {
        page.append("\n### ").append(code.id()).append("\n\n");
        page.append(meaning).append(' ').append(end(code)).append("\n\n");
        page.append('*').append(cure(code.hint())).append("*\n");
    }

    private static String end(ErrorCode code) {
        return code instanceof WarningCode ? "A warning." : "Exit " + exit(code) + ".";
    }

    private static int exit(ErrorCode code) {
        if (OTHER_EXITS.containsKey(code.id())) {
            return OTHER_EXITS.get(code.id());
        }
        if (code instanceof FormatErrorCode) {
            return 1;
        }
        if (code instanceof RequestErrorCode) {
            return 2;
        }
        return code instanceof DeviceErrorCode || code instanceof UsbError ? 3 : 4;
    }

    private static String cure(String hint) {
        return hint.replace("*", "\\*").replace("<", "&lt;").replaceAll("\\{(\\w+)(?:\\(\\))?}", "`$1`");
    }
}
