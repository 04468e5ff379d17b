// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.imgtool.cli.ImgTool;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands of both tools with their options, as picocli has them. */
final class Commands {

    private static final Pattern CODE = Pattern.compile("\\w+://\\S+|(?<![\\w-])-(?:-?[a-z][\\w-]*|-)?(?![\\w-])");

    private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    private Commands() {}

    /** Returns what can be set by the words of each command, such as {@code dfu-imgtool create}; by a tool's name what all have. */
    static Map<String, List<Setting>> settings() {
        var found = new LinkedHashMap<String, List<Setting>>();
        for (var tool : List.<TopCommand>of(new ImgTool(), new FlasherTool())) {
            collect(Tool.commandLine(tool, NOWHERE, NOWHERE).getCommandSpec(), found);
        }
        return found;
    }

    private static void collect(CommandSpec command, Map<String, List<Setting>> found) {
        var settings = new ArrayList<>(settings(command));
        if (command.parent() != null) {
            settings.removeAll(settings(command.root()));
        }
        found.put(command.qualifiedName(), settings);
        command.subcommands().values().forEach(below -> collect(below.getCommandSpec(), found));
    }

    private static List<Setting> settings(CommandSpec command) {
        return Stream.concat(command.positionalParameters().stream(), command.options().stream())
                .filter(told -> !told.hidden())
                .map(Commands::setting)
                .toList();
    }

    private static Setting setting(ArgSpec told) {
        var label = told.paramLabel();
        if (told instanceof OptionSpec option) {
            var names = List.of(option.names());
            return setting(
                    component(names), String.join("`, `", names), option.arity().max() == 0 ? "" : label, told);
        }
        return setting(label, told.isMultiValue() ? label + " …" : label, "", told);
    }

    private static Setting setting(String component, String spelled, String value, ArgSpec told) {
        var standard = told.isMultiValue() ? told.defaultValue() : told.defaultValueString();
        boolean isNone = standard == null || standard.equals("null");
        return new Setting(
                component,
                "`" + spelled + "`",
                value,
                isNone ? "" : standard,
                told.isMultiValue(),
                told.required(),
                words(told));
    }

    /** The first of the long names is that of the component, the others are those of other tools. */
    private static String component(List<String> names) {
        var name =
                names.stream().filter(one -> one.startsWith("--")).findFirst().orElseThrow();
        return Pattern.compile("-(\\w)")
                .matcher(name.substring("--".length()))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static String words(ArgSpec told) {
        var candidates = Objects.requireNonNullElse(told.completionCandidates(), List.<String>of());
        var text = String.join(" ", told.description())
                .replace(" Default: ${DEFAULT-VALUE}.", "")
                .replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates))
                .replace("*", "\\*")
                .replace("<", "&lt;");
        return CODE.matcher(text).replaceAll("`$0`");
    }
}
