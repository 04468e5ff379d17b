// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli does not make. */
final class FishCompletion {

    private final Tree tool;
    private final String function;

    private FishCompletion(Tree tool) {
        this.tool = tool;
        this.function = "__" + tool.name().replace('-', '_');
    }

    static String of(Tree tool) {
        return new FishCompletion(tool).script();
    }

    private String script() {
        var all = tool.all();
        var words = all.stream()
                .skip(1)
                .map(command -> quoted(" " + command.wordsBehindTool()))
                .collect(Collectors.joining(" "));
        var lines = new ArrayList<String>();
        all.forEach(command -> lines.addAll(lines(command)));
        return """
                # fish completion for %1$s, made from its commands
                function %2$s_is
                    set -l at ''
                    for word in (commandline -opc)[2..-1]
                        if contains -- "$at $word" %3$s
                            set at "$at $word"
                        end
                    end
                    test "$at" = "$argv[1]"
                end

                complete -c %1$s -f
                %4$s
                """.formatted(tool.name(), function, words, String.join("\n", lines));
    }

    private List<String> lines(Tree command) {
        var words = command.wordsBehindTool();
        var start = "complete -c " + tool.name() + " -n "
                + quoted(function + "_is " + quoted(words.isEmpty() ? "" : " " + words));
        var lines = new ArrayList<String>();
        for (var child : command.below()) {
            lines.add(start + " -a " + child.name() + " -d " + quoted(Tree.brief(child.description())));
        }
        var value = value(command.argumentValue());
        if (!value.isEmpty() && !value.equals(" -x")) {
            lines.add(start + value.replace(" -r", ""));
        }
        command.options().forEach(option -> lines.add(start + spec(option)));
        return lines;
    }

    private static String spec(OptionSpec option) {
        var line = new StringBuilder();
        for (var name : option.names()) {
            var flag = name.startsWith("--") ? " -l " : name.length() == 2 ? " -s " : " -o ";
            line.append(flag).append(name.replaceFirst("^--?", ""));
        }
        if (Tree.takesValue(option) && !Tree.isValueOptional(option)) {
            line.append(value(Value.of(option)));
        }
        return line + " -d " + quoted(Tree.brief(Tree.text(option)));
    }

    private static String value(Value value) {
        return switch (value.kind()) {
            case FILE -> " -r -F";
            case FOLDER -> " -x -a '(__fish_complete_directories)'";
            case WORDS -> " -x -a " + quoted(String.join(" ", value.words()));
            case NOTHING -> " -x";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
