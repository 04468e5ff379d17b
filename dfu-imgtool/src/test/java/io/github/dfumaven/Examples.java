// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the examples in the descriptions of exported packages to those that a test compiles and runs: between a line
 * {@code // example NAME} and the next empty line or brace of the test stands what {@code package-info} shows.
 */
public final class Examples {

    private static final Pattern EXPORT = Pattern.compile("exports io\\.github\\.dfumaven\\.([a-z.]+);");
    private static final Pattern SHOWN = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src", "main", "java");

    private Examples() {}

    /** {@return the packages that the module in the working folder exports to all, by their last name} */
    public static List<String> exported() throws IOException {
        return EXPORT.matcher(Files.readString(SOURCES.resolve("module-info.java")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Returns the example that the description of a package shows; fails if there is none. */
    public static String shown(String name) throws IOException {
        var text = Files.readString(SOURCES.resolve("io/github/dfumaven/" + name + "/package-info.java"));
        var found = SHOWN.matcher(text);
        assertThat(found.find()).as("an example of %s", name).isTrue();
        return found.group(1)
                .lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the example of a package that a test runs; fails if there is none. */
    public static String run(Class<?> test, String name) throws IOException {
        var file = Path.of("src", "test", "java", test.getName().replace('.', '/') + ".java");
        var lines = Files.readAllLines(file);
        int start = lines.stream().map(String::strip).toList().indexOf("// example " + name);
        assertThat(start).as("an example of %s in %s", name, file).isNotNegative();
        int indent = lines.get(start).indexOf('/');
        return lines.subList(start + 1, lines.size()).stream()
                .takeWhile(line -> !line.isBlank() && !line.strip().equals("// end"))
                .map(line -> line.substring(Math.min(indent, line.length())))
                .collect(Collectors.joining("\n"));
    }

    /** {@return the packages that japicmp compares, by their last name, as the module's pom lists them} */
    public static List<String> compared() throws IOException {
        return Pattern.compile("<include>io\\.github\\.dfumaven\\.([a-z.]+)</include>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
