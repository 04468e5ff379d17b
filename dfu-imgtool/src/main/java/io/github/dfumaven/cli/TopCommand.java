// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A tool's top command, which only holds the others. To start quickly it builds only the one that is called: the models of
 * all take several times as long as what a small command does.
 */
@Command(mixinStandardHelpOptions = false, versionProvider = Version.class)
public abstract class TopCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    /** Creates the command, to be filled by picocli. */
    protected TopCommand() {}

    /** {@return the names of all commands, in the order of the help} */
    protected abstract List<String> commands();

    /**
     * Returns a new command.
     *
     * @param name one of {@link #commands}
     * @return what picocli shall fill and run
     */
    protected abstract Object command(String name);

    /**
     * Returns what users of other tools type, and what to type here for it.
     *
     * @return by a word, or by command, blank and option: a command line, or sentences that say why there is none
     */
    protected abstract Map<String, String> elsewhere();

    /** Returns the names of the commands that words on the command line may need: the one that they call, else all. */
    List<String> called(String... words) {
        return Arrays.stream(words)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .filter(commands()::contains)
                .map(List::of)
                .orElseGet(this::commands);
    }

    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
