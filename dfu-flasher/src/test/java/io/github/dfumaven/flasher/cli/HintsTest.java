// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.imgtool.cli.ImgTool;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** A cure that names an option which does not exist is none. */
class HintsTest {

    private static final Pattern COMPONENT = Pattern.compile("(?<![A-Z$])\\{([a-z][A-Za-z]*)}");
    private static final Path SOURCES = Path.of("src/main/java/io/github/dfumaven");

    /** Options of dfu-imgtool, with which images are built and looked at. */
    private static final Set<String> OF_IMGTOOL = Set.of("partSize");

    @Test
    void everyComponentInAHintIsAnOption() throws Exception {
        var flasher = options(spec(new FlasherTool()), new HashSet<>());
        var imgtool = options(spec(new ImgTool()), new HashSet<>());
        var components = new TreeMap<String, String>();
        for (var found : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(
                        "io.github.dfumaven.usb",
                        "io.github.dfumaven.flash",
                        "io.github.dfumaven.backend",
                        "io.github.dfumaven.flasher.cli",
                        "io.github.dfumaven.sim",
                        "io.github.dfumaven.usbip",
                        "io.github.dfumaven.doctor")) {
            if (found.isAssignableTo(ErrorCode.class) && found.isEnum()) {
                for (var constant : found.reflect().getEnumConstants()) {
                    collect(((ErrorCode) constant).hint(), found.getSimpleName() + "." + constant, components);
                }
            }
        }
        // Cures that are not constants stand in the sources as texts.
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(found -> found.toString().endsWith(".java")).toList()) {
                collect(Files.readString(file).replaceAll("\\{@[a-z]+", ""), file.toString(), components);
            }
        }

        assertThat(components).containsKeys("path", "serial", "interfaceNumber", "alternate", "usb", "timeout");
        components.forEach((component, where) -> {
            var option = Tool.WORDING.nameOf(component);
            assertThat(OF_IMGTOOL.contains(component) ? imgtool : flasher)
                    .as("{%s} of %s", component, where)
                    .contains(option);
        });
    }

    private static void collect(String text, String where, Map<String, String> components) {
        var match = COMPONENT.matcher(text);
        while (match.find()) {
            components.putIfAbsent(match.group(1), where);
        }
    }

    private static CommandSpec spec(TopCommand tool) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        return Tool.commandLine(tool, nowhere, nowhere).getCommandSpec();
    }

    private static Set<String> options(CommandSpec spec, Set<String> names) {
        names.addAll(spec.optionsMap().keySet());
        spec.subcommands().values().forEach(line -> options(line.getCommandSpec(), names));
        return names;
    }
}
