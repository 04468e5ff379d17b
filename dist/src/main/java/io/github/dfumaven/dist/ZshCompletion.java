// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh, with what each command and option is for. */
record ZshCompletion(Tree tool) {

    static String of(Tree tool) {
        return new ZshCompletion(tool).script();
    }

    private String script() {
        return "#compdef " + tool.name() + "\n# zsh completion for " + tool.name() + ", made from its commands\n\n"
                + tool.all().stream().map(ZshCompletion::function).collect(Collectors.joining("\n"))
                + "\n" + function(tool.words()) + " \"$@\"\n";
    }

    private static String function(String words) {
        return "_" + words.replace('-', '_').replace(' ', '_');
    }

    private static String function(Tree command) {
        var lines = new ArrayList<String>();
        command.options().forEach(option -> lines.add(spec(option)));
        lines.addAll(command.below().isEmpty() ? arguments(command) : List.of("'1: :->command'", "'*:: :->inside'"));
        var arguments =
                lines.stream().collect(Collectors.joining(" \\\n        ", "    _arguments -s \\\n        ", "\n"));
        return function(command.words()) + "() {\n"
                + (command.below().isEmpty() ? arguments : dispatch(command, arguments.replace("-s ", "-C "))) + "}\n";
    }

    private static String dispatch(Tree command, String arguments) {
        var described = command.below().stream()
                .map(child -> "            '" + child.name() + ":" + quoted(Tree.brief(child.description())) + "'")
                .collect(Collectors.joining("\n"));
        var inside = command.below().stream()
                .map(child -> "            " + child.name() + ") " + function(child.words()) + " ;;")
                .collect(Collectors.joining("\n"));
        return """
                    local context state line
                    local -a commands
                    typeset -A opt_args
                %s    case $state in
                        command)
                            commands=(
                %s
                            )
                            _describe command commands
                            ;;
                        inside)
                            case $words[1] in
                %s
                            esac
                            ;;
                    esac
                """.formatted(arguments, described, inside);
    }

    private static String spec(OptionSpec option) {
        var names = List.of(option.names());
        var others = option.isMultiValue() ? "*" : "(" + String.join(" ", names) + ")";
        var told =
                "[" + quoted(Tree.brief(Tree.text(option))).replace("[", "\\[").replace("]", "\\]") + "]";
        var value = Tree.isValueOptional(option) || !Tree.takesValue(option)
                ? ""
                : ":" + quoted(option.paramLabel()).replace(":", "\\:") + ":" + action(Value.of(option));
        var spelled = names.stream().map(name -> name + sign(name, option)).collect(Collectors.joining(","));
        return names.size() == 1
                ? "'" + others + spelled + told + value + "'"
                : "'" + others + "'{" + spelled + "}'" + told + value + "'";
    }

    private static String sign(String name, OptionSpec option) {
        return !Tree.takesValue(option) || Tree.isValueOptional(option) ? "" : name.startsWith("--") ? "=" : "+";
    }

    private static List<String> arguments(Tree command) {
        return command.arguments().stream()
                .map(argument -> (argument.isMultiValue() ? "'*:" : "':") + quoted(argument.paramLabel()) + ":"
                        + action(Value.of(argument)) + "'")
                .toList();
    }

    private static String action(Value value) {
        return switch (value.kind()) {
            case FILE -> "_files";
            case FOLDER -> "_files -/";
            case WORDS -> "(" + String.join(" ", value.words()) + ")";
            case NOTHING -> " ";
        };
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''").replace(":", "\\:").replace("`", "\\`");
    }
}
