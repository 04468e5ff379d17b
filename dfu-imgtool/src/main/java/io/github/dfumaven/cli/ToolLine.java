// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * A command line that takes a lone {@code -} for a file. picocli 4.7.7 fails on it when options may be shortened, because it
 * looks for an option without a name; so it gets another word for it, which no real command line can hold.
 */
final class ToolLine extends CommandLine {

    private static final String DASH = "\0-";

    ToolLine(Object command) {
        super(command);
        registerConverter(String.class, ToolLine::plain);
        registerConverter(Path.class, word -> Path.of(plain(word)));
    }

    @Override
    public int execute(String... args) {
        return super.execute(
                Arrays.stream(args).map(word -> word.equals("-") ? DASH : word).toArray(String[]::new));
    }

    /** Returns text with every dash as the user wrote it. */
    static String plain(String text) {
        return text.replace(DASH, "-");
    }
}
