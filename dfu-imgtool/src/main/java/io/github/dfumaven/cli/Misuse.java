// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import io.github.dfumaven.fault.Explanation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that picocli does not understand, in our words, and with what was meant where that can be told. */
final class Misuse {

    private final CommandLine line;
    private final ParameterException thrown;

    private Misuse(ParameterException thrown) {
        this.line = thrown.getCommandLine();
        this.thrown = thrown;
    }

    static Explanation explain(ParameterException thrown) {
        var misuse = new Misuse(thrown);
        return new Explanation("bad-usage", misuse.message(), misuse.cure());
    }

    private String message() {
        if (thrown instanceof UnmatchedArgumentException unknown) {
            return unmatched(unknown);
        }
        if (thrown instanceof MissingParameterException missing) {
            return missing(missing.getMissing());
        }
        if (thrown instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice";
        }
        var argument = thrown.getArgSpec();
        if (argument != null && argument.type() == boolean.class && thrown.getValue() != null) {
            return name(argument) + " " + ToolLine.plain(thrown.getValue()) + ": is neither true nor false";
        }
        if (argument != null && argument.type().isEnum() && thrown.getValue() != null) {
            var words = Arrays.stream(argument.type().getEnumConstants())
                    .map(word -> word.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return name(argument) + " " + ToolLine.plain(thrown.getValue()) + ": is none of " + words;
        }
        return ToolLine.plain(String.valueOf(thrown.getMessage()));
    }

    private String unmatched(UnmatchedArgumentException unknown) {
        var word = ToolLine.plain(unknown.getUnmatched().get(0));
        if (unknown.isUnknownOption()) {
            return "there is no option " + word;
        }
        return isTop() ? "there is no command " + word : word + " is one word too many";
    }

    /** Options whose value is missing were given; all others were not. */
    private String missing(List<ArgSpec> missing) {
        var first = missing.get(0);
        boolean given =
                first.isOption() && String.valueOf(thrown.getMessage()).startsWith("Missing required parameter for");
        if (given) {
            return name(first) + " needs a value, " + first.paramLabel();
        }
        var all = missing.stream().map(Misuse::withLabel).collect(Collectors.joining(", "));
        return all + (missing.size() == 1 ? " is missing" : " are missing");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String withLabel(ArgSpec argument) {
        return argument.isOption() ? name(argument) + " " + argument.paramLabel() : argument.paramLabel();
    }

    private boolean isTop() {
        return line.getParent() == null;
    }

    private String cure() {
        var see = "See " + line.getCommandSpec().qualifiedName() + " --help.";
        if (!(thrown instanceof UnmatchedArgumentException unknown)) {
            return see;
        }
        var word = unknown.getUnmatched().get(0);
        return habit(word)
                .or(() -> behindCommand(unknown, word))
                .or(() -> suggestion(unknown))
                .map(meant -> meant + " " + see)
                .orElse(see);
    }

    /** Returns what to type for what users of other tools type: for an option of a command, or for a word. */
    private Optional<String> habit(String word) {
        if (!(line.getCommandSpec().root().userObject() instanceof TopCommand top)) {
            return Optional.empty();
        }
        // A short option may have its value behind it, and a long one behind a sign.
        var option = word.matches("-[^-].+") ? word.substring(0, 2) : word.replaceFirst("=.*", "");
        return Stream.of(line.getCommandName() + " " + option, option)
                .flatMap(typed -> Optional.ofNullable(top.elsewhere().get(typed)).stream())
                .findFirst()
                .map(here -> here.endsWith(".") ? here : "Type " + here + " for that.");
    }

    private Optional<String> behindCommand(UnmatchedArgumentException unknown, String word) {
        boolean isOfCommand = isTop()
                && unknown.isUnknownOption()
                && line.getSubcommands().values().stream()
                        .anyMatch(command -> command.getCommandSpec().findOption(word.replaceFirst("=.*", "")) != null);
        return isOfCommand
                ? Optional.of(
                        "Put " + word + " behind the command: " + line.getCommandName() + " COMMAND " + word + ".")
                : Optional.empty();
    }

    private static Optional<String> suggestion(UnmatchedArgumentException unknown) {
        // The first is the most alike; further ones may have little in common with what was typed.
        return unknown.getSuggestions().stream().findFirst().map(nearest -> "Did you mean " + nearest + "?");
    }
}
