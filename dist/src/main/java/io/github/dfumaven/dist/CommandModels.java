// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import io.github.dfumaven.cli.CommandModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A jar with a {@link CommandModel} for each class of which picocli would read annotations. */
final class CommandModels {

    private CommandModels() {}

    /**
     * Makes the jar.
     *
     * @param tools all commands
     * @param jar to make
     * @param work an empty folder
     * @param date of what is in it
     * @throws IOException if a file cannot be written
     */
    static void make(List<CommandSpec> tools, Path jar, Path work, LocalDate date) throws IOException {
        var sources = new TreeMap<String, String>();
        for (var tool : tools) {
            everyModel(tool).forEach(spec -> {
                var of = spec.userObject().getClass();
                sources.computeIfAbsent(file(of, "Model"), it -> ModelSource.of(spec));
                for (var declaring : BindingSource.bound(of)) {
                    sources.computeIfAbsent(file(declaring, "Binding"), it -> BindingSource.of(declaring));
                }
            });
        }
        var files = new ArrayList<Path>();
        for (var source : sources.entrySet()) {
            var file = work.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        var classPath = List.of("-cp", System.getProperty("java.class.path"));
        ClassJar.write(jar, Javac.compile(files, classPath, work.resolve("classes")), date);
    }

    private static String file(Class<?> of, String kind) {
        return of.getName().replace('.', '/') + kind + ".java";
    }

    private static Stream<CommandSpec> everyModel(CommandSpec spec) {
        var below = Stream.concat(
                spec.mixins().values().stream(),
                spec.subcommands().values().stream().map(CommandLine::getCommandSpec));
        return Stream.concat(Stream.of(spec), below.flatMap(CommandModels::everyModel));
    }
}
