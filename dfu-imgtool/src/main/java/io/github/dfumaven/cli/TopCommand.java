// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * A tool's top command, which only holds the others. To start quickly it builds only the one that is called: the models of
 * all take several times as long as what a small command does.
 */
@Command(mixinStandardHelpOptions = false, versionProvider = Version.class)
public abstract class TopCommand extends ToolCommand {

    private static final List<String> VERSION = List.of("-V", "--version");

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    boolean version;

    /** Creates the command, to be filled by picocli. */
    protected TopCommand() {}

    /** {@return the names of all commands, in the order of the help} */
    protected abstract List<String> commands();

    /**
     * {@return a new command: what picocli shall fill and run}
     *
     * @param name one of {@link #commands}
     */
    protected abstract Object command(String name);

    /**
     * {@return what users of other tools type, and what to type here for it: by a word, or by command, blank and option: a command line, or
     * sentences that say why there is none}
     */
    protected abstract Map<String, String> elsewhere();

    /**
     * {@return the command lines that a {@link Rehearsal} runs: what starts often, with words that have no blanks in them}
     *
     * @param folder gets the files that they need, and is where they run
     * @throws IOException if the folder cannot be written to
     */
    protected abstract List<String> rehearsal(Path folder) throws IOException;

    /**
     * Returns the names of the commands that words on the command line may need: the one that they call, none for the version, else
     * all.
     */
    List<String> called(String... words) {
        if (words.length == 1 && VERSION.contains(words[0])) {
            return List.of();
        }
        return Arrays.stream(words)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .filter(commands()::contains)
                .map(List::of)
                .orElseGet(this::commands);
    }

    @Override
    public final Integer call() {
        throw new ParameterException(line(), "a command is missing");
    }
}
