// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion for bash 3.2 and newer, with nothing but bash. That of picocli knows no files as arguments and of those that an
 * option takes only some, and takes a file that is called as a command for that command.
 */
final class BashCompletion {

    private final Tree tool;
    private final String function;

    private BashCompletion(Tree tool) {
        this.tool = tool;
        this.function = "_" + tool.name().replace('-', '_');
    }

    static String of(Tree tool) {
        return new BashCompletion(tool).script();
    }

    private String script() {
        var all = tool.all();
        return """
                # bash completion for %1$s, made from its commands
                %2$s() {
                    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} at= i
                    local commands= options= words= files=
                    COMPREPLY=()
                    # bash takes an equals sign for a word of its own
                    if [[ $word == '=' ]]; then
                        word=
                    elif [[ $option == '=' && COMP_CWORD -gt 1 ]]; then
                        option=${COMP_WORDS[COMP_CWORD - 2]}
                    fi
                    for ((i = 1; i < COMP_CWORD; i++)); do
                        case "$at ${COMP_WORDS[i]}" in
                %3$s
                        esac
                    done
                    case $at in
                %4$s
                    esac
                    case "$at $option" in
                %5$s
                        *)
                            if [[ $word == -* ]]; then
                                words=$options
                            elif [[ -n $commands ]]; then
                                words=$commands
                            fi
                            ;;
                    esac
                    if [[ -n $words ]]; then
                        COMPREPLY=($(compgen -W "$words" -- "$word"))
                    fi
                    if [[ $files == folders ]]; then
                        type compopt >/dev/null 2>&1 && compopt -o dirnames
                    elif [[ -z $files ]]; then
                        type compopt >/dev/null 2>&1 && compopt +o default +o bashdefault
                    fi
                }
                # where nothing is proposed, bash proposes files
                complete -o bashdefault -o default -F %2$s %1$s
                """.formatted(
                        tool.name(),
                        function,
                        commandCase(all),
                        all.stream().map(BashCompletion::inside).collect(Collectors.joining("\n")),
                        all.stream().flatMap(BashCompletion::values).collect(Collectors.joining("\n")));
    }

    private static String commandCase(List<Tree> all) {
        return all.stream()
                .skip(1)
                .map(command -> "'" + at(command) + "'")
                .collect(Collectors.joining(" | ", "            ", ") at=\"$at ${COMP_WORDS[i]}\" ;;"));
    }

    private static String at(Tree command) {
        var words = command.wordsBehindTool();
        return words.isEmpty() ? "" : " " + words;
    }

    private static String inside(Tree command) {
        var commands = command.below().stream().map(Tree::name).collect(Collectors.joining(" "));
        var options = command.options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .collect(Collectors.joining(" "));
        return "        '%s') commands='%s' options='%s' %s ;;"
                .formatted(at(command), commands, options, files(command.argumentValue()));
    }

    private static String files(Value value) {
        return switch (value.kind()) {
            case FILE -> "files=any";
            case FOLDER -> "files=folders";
            case WORDS, NOTHING -> "files=";
        };
    }

    private static Stream<String> values(Tree command) {
        return command.options().stream()
                .filter(option -> Tree.takesValue(option) && !Tree.isValueOptional(option))
                .map(option -> value(command, option));
    }

    private static String value(Tree command, OptionSpec option) {
        var names = Stream.of(option.names())
                .map(name -> "'" + at(command) + " " + name + "'")
                .collect(Collectors.joining(" | "));
        var value = Value.of(option);
        return "        %s) words='%s' %s ;;".formatted(names, String.join(" ", value.words()), files(value));
    }
}
