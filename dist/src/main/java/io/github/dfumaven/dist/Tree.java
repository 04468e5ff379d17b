// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command with those below it, without what is hidden. */
record Tree(CommandSpec command) {

    private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    /** Returns that of a tool. */
    static Tree of(TopCommand tool) {
        return new Tree(Tool.commandLine(tool, NOWHERE, NOWHERE).getCommandSpec());
    }

    /** Returns this command and all below it, each before those below it. */
    List<Tree> all() {
        var found = new ArrayList<Tree>(List.of(this));
        below().forEach(child -> found.addAll(child.all()));
        return found;
    }

    List<Tree> below() {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(child -> !child.usageMessage().hidden())
                .map(Tree::new)
                .toList();
    }

    String name() {
        return command.name();
    }

    /** Returns the words that call it, such as {@code dfu-imgtool partitions check}. */
    String words() {
        return command.qualifiedName(" ");
    }

    /** Returns the words behind that of the tool. */
    String wordsBehindTool() {
        var words = words();
        return words.substring(
                Math.min(words.length(), words.indexOf(' ') < 0 ? words.length() : words.indexOf(' ') + 1));
    }

    CommandSpec spec() {
        return command;
    }

    String description() {
        return String.join(" ", command.usageMessage().description());
    }

    List<OptionSpec> options() {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    List<PositionalParamSpec> arguments() {
        return command.positionalParameters().stream()
                .filter(argument -> !argument.hidden())
                .toList();
    }

    /** Returns what can be proposed for its arguments; all arguments of a command are alike in that. */
    Value argumentValue() {
        return arguments().stream().map(Value::of).findFirst().orElse(new Value(Value.Kind.NOTHING, List.of()));
    }

    /** {@return whether an option takes a value, which may be left out if {@link #isValueOptional}} */
    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** {@return whether the value of an option can be given behind an equals sign only} */
    static boolean isValueOptional(OptionSpec option) {
        return takesValue(option) && option.arity().min() == 0;
    }

    /** Returns what a command, option or argument is for, with what only picocli would put in. */
    static String text(ArgSpec told) {
        var candidates = Objects.requireNonNullElse(told.completionCandidates(), List.<String>of());
        return String.join(" ", told.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(told.defaultValueString()))
                .replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates));
    }

    /** Returns the first sentence, short enough for a list. */
    static String brief(String text) {
        int end = text.indexOf(". ");
        var sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
